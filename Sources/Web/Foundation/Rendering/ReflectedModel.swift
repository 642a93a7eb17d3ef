/// A model read once into dictionaries, instead of once for every tag.
///
/// The template engine reflects over the whole object each time a tag names one of its properties, and over every object
/// around it until it finds the name: most of the time of a page. A dictionary it just asks.
enum ReflectedModel {
    /// The same as the value as far as a template can tell: structs become dictionaries of their stored properties, empty
    /// optionals disappear, collections become arrays; everything else stays what it is.
    static func tree(of value: Any) -> Any? {
        if value is String || value is Bool || value is Int { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { tree(of: $0.value) }
        case .collection: return mirror.children.compactMap { tree(of: $0.value) }
        case .struct, .class:
            guard !mirror.children.isEmpty else { return value }
            var properties: [String: Any] = Dictionary(minimumCapacity: mirror.children.count)
            for child in mirror.children {
                if let name = child.label, let value = tree(of: child.value) { properties[name] = value }
            }
            return properties
        default: return value
        }
    }
}
