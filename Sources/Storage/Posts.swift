import SQLDriver
import Telework
import UseCases

extension SQLTransaction {
    func posts() throws -> [Post] { try posts(where: "") }

    func post(_ code: String) throws -> Post? { try posts(where: " AND p.code = \(code)").first }

    private func posts(where condition: SQLQuery) throws -> [Post] {
        let activities = try all(
            """
            SELECT a.post_code, a.name, a.share, a.teleworkable, a.kind
            FROM post AS p JOIN post_activity AS a ON a.organisation_id = p.organisation_id AND a.post_code = p.code
            WHERE p.organisation_id = \(organisation)\(condition) ORDER BY a.post_code, a.rank
            """, of: "post_activity"
        ) { row in
            (
                post: try row.text(),
                activity: Activity(
                    name: try row.text(), share: try row.int(), isTeleworkable: try row.flag(), kind: try row.code())
            )
        }
        let byPost = Dictionary(grouping: activities, by: \.post)
        return try all(
            "SELECT p.code, p.title FROM post AS p WHERE p.organisation_id = \(organisation)\(condition) ORDER BY p.code",
            of: "post"
        ) { row in
            let code = try row.text()
            return Post(code: code, title: try row.text(), activities: (byPost[code] ?? []).map(\.activity))
        }
    }
}

extension SQLWriteTransaction {
    func save(_ posts: [Post]) throws {
        try insert(
            posts, "INSERT INTO post (organisation_id, code, title)",
            onConflict: " ON CONFLICT (organisation_id, code) DO UPDATE SET title = excluded.title"
        ) { "(\(organisation), \($0.code), \($0.title))" }
        for post in posts {
            try run("DELETE FROM post_activity WHERE organisation_id = \(organisation) AND post_code = \(post.code)")
        }
        let activities = posts.flatMap { post in
            post.activities.enumerated().map { (post: post.code, rank: $0 + 1, activity: $1) }
        }
        try insert(
            activities,
            """
            INSERT INTO post_activity (organisation_id, post_code, rank, name, share, teleworkable, kind)
            """
        ) { row in
            """
            (\(organisation), \(row.post), \(row.rank), \(row.activity.name), \(row.activity.share),
            \(row.activity.isTeleworkable), \(row.activity.kind.rawValue))
            """
        }
    }
}
