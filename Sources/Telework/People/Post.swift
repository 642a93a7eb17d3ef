/// A post: a mix of activities, some of which can be done at a distance (CAD-7).
public struct Post: Hashable, Sendable {
    public var code: String
    public var title: String
    /// Shares sum to 100.
    public var activities: [Activity]

    public init(code: String, title: String, activities: [Activity]) {
        self.code = code
        self.title = title
        self.activities = activities
    }

    /// The percentage of the post that can be teleworked when some kinds of activity are excluded by the texts.
    public func teleworkableShare(excluding excluded: [String] = []) -> Int {
        activities.filter { $0.isTeleworkable && !excluded.contains($0.kind.rawValue) }.reduce(0) { $0 + $1.share }
    }
}

/// One activity of a post.
public struct Activity: Hashable, Sendable {
    public var name: String
    /// Percent of the post, 1 to 100.
    public var share: Int
    public var isTeleworkable: Bool
    public var kind: ActivityKind

    public init(name: String, share: Int, isTeleworkable: Bool, kind: ActivityKind) {
        self.name = name
        self.share = share
        self.isTeleworkable = isTeleworkable
        self.kind = kind
    }
}

/// *Nature* of an activity, as the posts' file codes it.
public enum ActivityKind: String, CaseIterable, Hashable, Sendable, Codable {
    case backOffice = "back_office"
    case reception = "accueil"
    case telephone = "telephone"
    case itinerant = "itinerant"
    case socialWork = "social"
    case management = "encadrement"
    case other = "autre"
}
