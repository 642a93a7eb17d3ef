extension FileProblem {
    /// The problem and what to do about it, in French.
    public var french: String {
        switch self {
        case .fileTooLarge(let bytes, let limit):
            "Le fichier est trop gros (\(mega(bytes, ",")) Mo)\(thin); la limite est de \(mega(limit, ",")) Mo."
        case .emptyFile: "Le fichier est vide."
        case .binaryContent: "Ce fichier n’est pas un texte. Exportez-le au format CSV ou texte, puis recommencez."
        case .otherFormat(let format): format.french
        case .truncatedFile: "Le fichier s’arrête au milieu d’un caractère ou d’une ligne\(thin): il a été tronqué."
        case .invalidEncoding(let encoding): "Ces octets ne sont pas un caractère \(encoding.name)."
        case .controlCharacter(let code):
            "Un caractère de commande (code \(code)) se trouve ici. Effacez-le."
        case .lostCharacter:
            "Le signe «\(thin)\u{FFFD}\(thin)» remplace une lettre perdue lors d’un export. Rétablissez-la."
        case .unterminatedQuote: "Ce guillemet n’est jamais refermé."
        case .textAfterQuote: "Du texte suit le guillemet fermant. Un guillemet à l’intérieur se double."
        case .tooManyFields(let found, let expected):
            "Cette ligne a \(count(found, "cellule")), l’en-tête en a \(expected)."
        case .missingFields(let found, let expected):
            "Cette ligne n’a que \(count(found, "cellule")), l’en-tête en a \(expected)."
        case .fieldTooLong(let limit): "Cette cellule dépasse \(limit) octets."
        case .tooManyRows(let limit): "Le fichier a plus de \(limit) lignes."
        case .missingColumn(let french, let english, let likeness):
            "La colonne \(quoted(french))\(folded(french) == folded(english) ? "" : " (ou \(quoted(english)))")"
                + " est obligatoire et n’a pas été trouvée."
                + (likeness.map { " Est-elle sous le titre \(quoted($0))\(thin)?" } ?? "")
        case .duplicateColumn(let heading, let first, let firstColumn):
            "La colonne \(quoted(heading)) fait double emploi avec \(quoted(first)) (caractère \(firstColumn))."
        case .blankValue(let name): "\(quoted(name)) est obligatoire."
        case .invalidDate(let text):
            "\(quoted(text)) n’est pas une date. Écrivez AAAA-MM-JJ ou JJ/MM/AAAA."
        case .impossibleDate(let text): "La date \(quoted(text)) n’existe pas."
        case .invalidBoolean(let text): "\(quoted(text)) n’est ni oui ni non."
        case .invalidInteger(let text): "\(quoted(text)) n’est pas un nombre entier."
        case .integerOutOfRange(let text, let min, let max): "\(quoted(text)) n’est pas entre \(min) et \(max)."
        case .invalidPercent(let text):
            "\(quoted(text)) n’est pas un pourcentage entier de 0 à 100\(thin)%."
        case .invalidAmount(let text):
            "\(quoted(text)) n’est pas un montant à deux décimales au plus, comme 2,88."
        case .invalidEmail(let text): "\(quoted(text)) n’est pas une adresse de courriel."
        case .textTooLong(let length, let limit): "Ce texte a \(length) caractères\(thin); la limite est de \(limit)."
        case .unknownValue(let text, let allowed, let suggestion):
            "\(quoted(text)) n’est pas une valeur connue."
                + (suggestion.map { " Vouliez-vous dire \(quoted($0))\(thin)?" } ?? "")
                + " Valeurs possibles\(thin): \(allowed.joined(separator: ", "))."
        case .yamlSyntax(let problem): problem.french
        case .severalDocuments: "Un second document commence ici. Un fichier n’en contient qu’un."
        case .anchorOrAlias:
            "Les ancres (&) et les renvois (*) ne sont pas acceptés. Répétez le contenu, ou mettez des guillemets."
        case .tag(let name): "L’étiquette de type \(quoted(name)) n’est pas acceptée."
        case .tooDeep(let limit): "Plus de \(limit) niveaux sont imbriqués."
        case .tooManyNodes(let limit): "Le fichier a plus de \(limit) éléments."
        case .keyIsNotText: "Une clé doit être un simple mot."
        case .duplicateKey(let name, let firstLine):
            "La clé \(quoted(name)) est écrite deux fois" + (firstLine.map { " (déjà ligne \($0))." } ?? ".")
        case .unknownKey(let name, let suggestion):
            "La clé \(quoted(name)) n’est pas connue ici."
                + (suggestion.map { " Vouliez-vous dire \(quoted($0))\(thin)?" } ?? "")
        case .missingKey(let name): "La clé \(quoted(name)) est obligatoire et manque ici."
        case .wrongKind(let expected, let found): "Il faut ici \(expected.french)\(thin); on y trouve \(found.french)."
        case .text(let problem): problem.french
        }
    }
}

private let thin = "\u{202F}"

private func quoted(_ text: String) -> String { "«\(thin)\(excerpt(text))\(thin)»" }

private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number > 1 ? "s" : "")" }

extension FileFormat {
    fileprivate var french: String {
        switch self {
        case .zip: "C’est un classeur (.xlsx, .ods) ou une archive. Enregistrez la feuille au format CSV."
        case .oldExcel: "C’est un classeur Excel (.xls). Enregistrez la feuille au format CSV."
        case .pdf: "C’est un document PDF. Il faut un fichier CSV ou texte."
        case .gzip: "C’est un fichier compressé. Décompressez-le d’abord."
        }
    }
}

extension YAMLShape {
    fileprivate var french: String {
        switch self {
        case .text: "une valeur simple"
        case .list: "une liste"
        case .mapping: "des clés et des valeurs"
        case .nothing: "rien"
        }
    }
}
