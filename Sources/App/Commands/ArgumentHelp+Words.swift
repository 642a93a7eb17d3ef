import ArgumentParser

extension ArgumentHelp {
    /// The help in the language of the console.
    ///
    /// - Parameter value: What the value is called, in French and in English.
    static func said(_ french: String, _ english: String, value: (String, String)? = nil) -> ArgumentHelp {
        ArgumentHelp(words(french, english), valueName: value.map { words($0, $1) })
    }

    /// That of every `--json`.
    static var json: ArgumentHelp { said("Imprime du JSON.", "Prints JSON.") }
}
