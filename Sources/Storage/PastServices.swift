import CivilTime
import SQLDriver
import Telework
import UseCases

extension PastService {
    fileprivate init(_ row: inout StoredRow) throws {
        self.init(person: try row.identifier(), until: try row.day(), service: try row.next(as: String?.self))
    }
}

extension SQLTransaction {
    func pastServices(after date: LocalDate) throws -> [PersonID: [PastService]] {
        let found = try all(
            """
            SELECT s.person_id, s.until_day, s.service FROM past_service AS s
            WHERE s.organisation_id = \(organisation) AND s.until_day > \(date) ORDER BY s.until_day
            """, of: "past_service", PastService.init)
        return Dictionary(grouping: found, by: \.person)
    }

    func pastServices(of person: PersonID, after date: LocalDate) throws -> [PastService] {
        try all(
            """
            SELECT s.person_id, s.until_day, s.service FROM past_service AS s
            WHERE s.organisation_id = \(organisation) AND s.until_day > \(date) AND s.person_id = \(person)
            ORDER BY s.until_day
            """, of: "past_service", PastService.init)
    }
}

extension SQLWriteTransaction {
    func keep(_ services: [PastService]) throws {
        try insert(
            services, "INSERT INTO past_service (organisation_id, until_day, person_id, service)",
            onConflict: " ON CONFLICT DO NOTHING"
        ) { "(\(organisation), \($0.until), \($0.person), \($0.service))" }
    }
}
