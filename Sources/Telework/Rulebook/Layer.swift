/// Who wrote a text. A lower layer narrows the ones above it, or carries a declared derogation.
public enum Layer: String, CaseIterable, Comparable, Hashable, Sendable, Codable {
    /// The whole network: the protocol that UCANSS negotiates.
    case network
    /// One branch of the network (« certains réseaux »).
    case branch
    /// One local employer: accord local or charte.
    case organisme
    /// One service of an organisme.
    case service

    private var depth: Int {
        switch self {
        case .network: 0
        case .branch: 1
        case .organisme: 2
        case .service: 3
        }
    }

    public static func < (left: Layer, right: Layer) -> Bool { left.depth < right.depth }
}
