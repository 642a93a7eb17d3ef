import CivilTime
import Telework

public protocol AgreementReading {
    func agreement(_ id: AgreementID) throws -> Agreement?
    /// All agreements of a person in order of their first day.
    func agreements(of person: PersonID) throws -> [Agreement]
    /// Agreements of some people that are in force on a day of the span, by person.
    func agreements(of people: [PersonID], during span: DateSpan) throws -> [PersonID: [Agreement]]
    /// The same for everyone.
    func agreements(during span: DateSpan) throws -> [PersonID: [Agreement]]
}

public protocol AgreementWriting {
    func insert(_ agreement: Agreement) throws
    func update(_ agreement: Agreement) throws
}
