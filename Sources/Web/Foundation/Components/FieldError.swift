/// A mistake in a form, for the summary on top of the page (`partials/erreurs`), linked to its field.
public struct FieldError: Hashable, Sendable {
    /// The `id` of the field.
    public let field: String
    public let message: String
    /// The same beside the field, where its label stands already.
    public let atField: String

    /// - Parameter atField: When it is not given, the message.
    public init(field: String, message: String, atField: String? = nil) {
        self.field = field
        self.message = message
        self.atField = atField ?? message
    }
}

/// The summary of a form's mistakes: its heading and the list, kept nil by pages without mistake.
public struct ErrorSummary: Hashable, Sendable {
    public let heading: String
    public let errors: [FieldError]

    /// Nil when there is no mistake.
    public init?(_ errors: [FieldError], heading: String) {
        guard !errors.isEmpty else { return nil }
        self.heading = heading
        self.errors = errors
    }
}
