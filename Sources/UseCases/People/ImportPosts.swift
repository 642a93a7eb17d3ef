import Telework

/// The posts' file: one line for each activity of a post.
struct PostsImport {
    private(set) var preview: ImportPreview
    private var posts: [Post] = []

    init(_ contents: FileContents<PostRow>, store: any StoreReading) throws {
        preview = ImportPreview(.posts, contents)
        var order: [String] = []
        var rowsByCode: [String: [PostRow]] = [:]
        for row in contents.rows {
            if rowsByCode[row.code.value] == nil { order.append(row.code.value) }
            rowsByCode[row.code.value, default: []].append(row)
        }
        let old = Dictionary(try store.posts().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let unread = contents.unreadCodes("code")
        for code in order {
            guard let rows = rowsByCode[code], let first = rows.first else { continue }
            check(rows, code: code, first: first, isWhole: unread.map { !$0.contains(code) } ?? false)
            let post = Post(
                code: code, title: first.title,
                activities: rows.map {
                    Activity(
                        name: $0.activity.value, share: $0.share.value, isTeleworkable: $0.isTeleworkable,
                        kind: $0.kind)
                })
            if old[code] == post {
                preview.unchangedCount += 1
            } else {
                posts.append(post)
                if let before = old[code] {
                    let changes = ImportPreview.changes(from: before, to: post, in: Post.fields)
                    preview.changed.append(.init(key: code, name: post.title, changes: changes))
                } else {
                    preview.created.append(.init(key: code, name: post.title))
                }
            }
        }
    }

    private mutating func check(_ rows: [PostRow], code: String, first: PostRow, isWhole: Bool) {
        let sum = rows.reduce(0) { $0 + $1.share.value }
        // A line that could not be read has perhaps the share that lacks.
        if isWhole, sum != 100 {
            preview.issues.append(ImportProblem.sharesNotWhole(code, sum: sum).issue(at: first.share))
        }
        var names: Set<String> = []
        for row in rows where !names.insert(row.activity.value).inserted {
            preview.issues.append(ImportProblem.repeatedActivity(row.activity.value).issue(at: row.activity))
        }
    }

    func apply(to store: any StoreWriting) throws -> [Event] {
        try store.save(posts)
        return [
            Event(
                .postsImported,
                details: ["created": String(preview.created.count), "changed": String(preview.changed.count)])
        ]
    }
}

extension Post {
    fileprivate static var fields: [(String, (Post) -> String)] {
        [
            ("intitule", \.title),
            (
                "activite",
                { post in
                    post.activities.map { activity in
                        let place = activity.isTeleworkable ? "oui" : "non"
                        return "\(activity.name) (\(activity.share), \(place), \(activity.kind.rawValue))"
                    }
                    .joined(separator: " + ")
                }
            ),
        ]
    }
}
