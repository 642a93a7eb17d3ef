/// Something that was decided: what the journal records and what messages are made from.
public struct Event: Hashable, Sendable {
    /// The raw value is the stable code of the journal.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case requestSubmitted = "request-submitted"
        case requestAccepted = "request-accepted"
        case requestRefused = "request-refused"
        case requestCountered = "request-countered"
        case counterAccepted = "counter-accepted"
        case counterDeclined = "counter-declined"
        case requestGranted = "request-granted"
        case requestWithdrawn = "request-withdrawn"
        case agreementCreated = "agreement-created"
        case agreementSuperseded = "agreement-superseded"
        case weekChanged = "week-changed"
        case absenceRecorded = "absence-recorded"
        /// An absence taken back; rows written before this kind was made say ``absenceRecorded``.
        case absenceCancelled = "absence-cancelled"
        case weekCorrected = "week-corrected"
        /// A written week brought in line with what changed around it.
        case weekRefilled = "week-refilled"
        /// Telework that someone had placed and that a change around them no longer allows.
        case placedDaysLost = "placed-days-lost"
        case peopleImported = "people-imported"
        case organisationImported = "organisation-imported"
        case postsImported = "posts-imported"
        case absencesImported = "absences-imported"
        case daysImported = "days-imported"
        case personCreated = "person-created"
        case personChanged = "person-changed"
        case amountsConfirmed = "amounts-confirmed"
        case monthClosed = "month-closed"
        case payrollExported = "payroll-exported"
        case accountCreated = "account-created"
        case accountChanged = "account-changed"
        case passwordChanged = "password-changed"
        case settingsChanged = "settings-changed"
        case journalVerified = "journal-verified"
        /// What is only kept for a time was removed.
        case retentionApplied = "retention-applied"
    }

    public let kind: Kind
    /// Whom it is about; nil when it concerns the organisme.
    public let person: PersonID?
    /// The identifier of what was decided on.
    public let entity: String?
    /// Codes and numbers by name; never a name, an address or a free text.
    public let details: [String: String]

    public init(_ kind: Kind, person: PersonID? = nil, entity: String? = nil, details: [String: String] = [:]) {
        self.kind = kind
        self.person = person
        self.entity = entity
        self.details = details
    }
}
