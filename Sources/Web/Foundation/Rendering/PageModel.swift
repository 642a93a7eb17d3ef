import HTTPTypes
import Hummingbird
import Telework

/// What a page shows: stored properties only, already formatted and translated.
///
/// A computed property is invisible to the template engine and shows nothing without a word; the suite "Tags of the
/// templates" compares each template with samples of its model.
protocol PageModel: Sendable {
    static var template: TemplateName { get }
    /// The `h1`, and the title of the window.
    var title: String { get }
    /// The entry of the navigation that the page belongs to; nil when its address says so.
    var section: Path? { get }
}

extension PageModel {
    var section: Path? { nil }
}

/// A piece of a page that JavaScript asks for: the verdict of the rules while a form is being filled.
protocol FragmentModel: Sendable {
    static var template: TemplateName { get }
}

extension Site {
    /// The page, in its layout, for this visit.
    func show<Page: PageModel>(
        _ page: Page, status: HTTPResponse.Status = .ok, for context: some PageContext
    ) -> PageResponse {
        html(
            resources.render(
                Layout(page: page, template: Page.template, visit: context.visit, assets: resources.assets),
                with: .layout),
            status: status, language: context.language)
    }

    /// A fragment without layout. It may use `csrf` like a page.
    func show<Fragment: FragmentModel>(fragment: Fragment, for context: some PageContext) -> PageResponse {
        html(
            resources.render(
                FragmentFrame(fragment: fragment, template: Fragment.template.rawValue, csrf: context.visit.csrf),
                with: .fragment),
            status: .ok, language: context.language)
    }

    /// Sends the browser to another of our pages after an act (303: reloading it does not repeat the act).
    func redirect(to link: String) -> PageResponse {
        PageResponse(status: .seeOther, headers: [.location: link])
    }

    private func html(_ text: String, status: HTTPResponse.Status, language: Language) -> PageResponse {
        PageResponse(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue,
                // Forms come back as they were sent, and a page is one person's: neither is to be shared.
                .vary: "Cookie, Accept-Language",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

struct FragmentFrame: Sendable {
    let fragment: any FragmentModel
    let template: String
    let csrf: String
}
