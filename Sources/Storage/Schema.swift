/// The schema that this program understands, as the steps that lead to it.
public enum Schema {
    public static let migrations: [Migration] = [
        .createOrganisation, .createPerson, .createAccount, .createRequest, .createWeek, .createAllowance,
        .createJournal, .createStagedImport, .createPaidDay, .hideLogins, .createJob, .createPastService,
        .addJobOutcome, .createFigure, .createErasure, .createJobRenewal,
    ]
}
