@testable import Web

/// Finds the tags of a template that its model does not have: the engine shows nothing for them, without a word.
///
/// The model is looked at through samples, as the engine does: stored properties only. A list must be filled and an
/// optional present in at least one sample, or what stands inside its section is reported as never seen.
struct TagCheck {
    let sources: [TemplateName: String]

    /// What was found, and which sections were entered: a partial may be entered on one page and not on another.
    struct Findings {
        var faults: Set<String> = []
        var unseen: Set<String> = []
        var seen: Set<String> = []

        mutating func add(_ other: Findings) {
            faults.formUnion(other.faults)
            unseen.formUnion(other.unseen)
            seen.formUnion(other.seen)
        }

        /// A sentence for each tag that shows nothing, wherever its template is used.
        var sentences: [String] { faults.union(unseen.subtracting(seen)).sorted() }
    }

    /// - Parameter samples: every shape of the page's model, inside its layout or not.
    /// - Returns: a sentence for each tag that shows nothing.
    func faults(of template: TemplateName, samples: [Any]) -> [String] {
        findings(of: template, samples: samples).sentences
    }

    /// The same, to be joined with what other pages show of the same partials.
    func findings(of template: TemplateName, samples: [Any]) -> Findings {
        let stack = samples.map { [$0] }
        return check(TemplateTags(sources[template] ?? "").tags[...], in: stack, template: template)
    }

    /// The scopes are the stacks of objects that a tag may be looked up in, one for each sample that reaches it.
    private func check(
        _ tags: ArraySlice<TemplateTags.Tag>, in scopes: [[Any]], template: TemplateName
    ) -> Findings {
        var findings = Findings()
        var index = tags.startIndex
        while index < tags.endIndex {
            switch tags[index] {
            case .variable(let name):
                if !isKnown(name, scopes) {
                    findings.faults.insert("\(template.fileName): {{\(name)}} is no stored property")
                }
            case .partial(let name):
                guard let partial = TemplateName(rawValue: name) else {
                    findings.faults.insert("\(template.fileName): {{> \(name)}} is no template")
                    break
                }
                findings.add(check(TemplateTags(sources[partial] ?? "").tags[...], in: scopes, template: partial))
            case .dynamicPartial(let name):
                let named = Dictionary(grouping: scopes) { (look(name, in: $0) as? String) ?? "" }
                for (text, scopes) in named {
                    guard let partial = TemplateName(rawValue: text) else {
                        findings.faults.insert("\(template.fileName): {{>*\(name)}} names no template")
                        continue
                    }
                    findings.add(check(TemplateTags(sources[partial] ?? "").tags[...], in: scopes, template: partial))
                }
            case .inverted(let name), .open(let name):
                let end = closing(of: name, in: tags, from: index)
                let inside = tags[tags.index(after: index)..<end]
                if !isKnown(name, scopes) {
                    findings.faults.insert("\(template.fileName): {{#\(name)}} is no stored property")
                } else {
                    var inner = scopes
                    if case .open = tags[index] { inner = scopes.flatMap { entered(name, $0) } }
                    let sentence = "\(template.fileName): no sample enters {{#\(name)}}"
                    if inner.isEmpty {
                        findings.unseen.insert(sentence)
                    } else {
                        findings.seen.insert(sentence)
                        findings.add(check(inside, in: inner, template: template))
                    }
                }
                index = end
            case .close: break
            }
            index = tags.index(after: index)
        }
        return findings
    }

    private func closing(of name: String, in tags: ArraySlice<TemplateTags.Tag>, from start: Int) -> Int {
        var depth = 0
        for index in tags.indices[start...] {
            switch tags[index] {
            case .open(name), .inverted(name): depth += 1
            case .close(name):
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return tags.endIndex - 1
    }

    /// The scopes inside a section: one for each element of a list, one for an object, the same for a flag.
    private func entered(_ name: String, _ scope: [Any]) -> [[Any]] {
        guard let value = look(name, in: scope) else { return [] }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .collection { return mirror.children.map { scope + [$0.value] } }
        if value is Bool { return [scope] }
        return [scope + [value]]
    }

    private func isKnown(_ name: String, _ scopes: [[Any]]) -> Bool {
        name == "." || scopes.contains { exists(name, in: $0) }
    }

    private func exists(_ name: String, in scope: [Any]) -> Bool {
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first, let holder = scope.last(where: { has(first, $0) }) else { return false }
        var object: Any = holder
        for (position, part) in parts.enumerated() {
            guard let child = Mirror(reflecting: object).children.first(where: { $0.label == part })?.value else {
                return false
            }
            guard position < parts.count - 1 else { return true }
            guard let value = unwrapped(child) else { return false }
            object = value
        }
        return true
    }

    private func look(_ name: String, in scope: [Any]) -> Any? {
        if name == "." { return scope.last }
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first, var object = scope.last(where: { has(first, $0) }) else { return nil }
        for part in parts {
            guard let child = Mirror(reflecting: object).children.first(where: { $0.label == part })?.value,
                let value = unwrapped(child)
            else { return nil }
            object = value
        }
        return object
    }

    private func has(_ name: String, _ object: Any) -> Bool {
        Mirror(reflecting: object).children.contains { $0.label == name }
    }

    private func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return value }
        return mirror.children.first?.value
    }
}
