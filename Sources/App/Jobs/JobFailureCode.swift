import SQLDriver
import UseCases

/// What errors are called in the base and in the log: stable codes, without anything of the data.
enum JobFailureCode {
    @Sendable
    static func code(_ error: any Error) -> String {
        switch error {
        case let error as SQLError: "database-\(name(of: error.kind))"
        case StoreError.conflict: "conflict"
        case StoreError.damaged: "damaged-row"
        case is CancellationError: "cancelled"
        case let error as UseCaseError: "use-case-\(name(of: error))"
        default: "error-\(type(of: error))"
        }
    }

    /// The case, without what goes with it.
    private static func name(of value: Any) -> String {
        let text = "\(value)".prefix { $0 != "(" }
        return String(text.split(separator: ".").last ?? text)
    }
}
