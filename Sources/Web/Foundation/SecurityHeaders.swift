import HTTPTypes

/// The headers that make browsers hold our promises: nothing from elsewhere, nothing inline, no frame, no trace.
struct SecurityHeaders {
    let isSecure: Bool

    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    func add(to headers: inout HTTPFields) {
        headers[.contentSecurityPolicy] = SecurityHeaders.contentSecurityPolicy
        headers[.xContentTypeOptions] = "nosniff"
        // Not no-referrer: browsers would then send `Origin: null` with our own forms.
        headers[.referrerPolicy] = "same-origin"
        headers[.permissionsPolicy] =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
        headers[.crossOriginOpenerPolicy] = "same-origin"
        headers[.crossOriginResourcePolicy] = "same-origin"
        if isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}
