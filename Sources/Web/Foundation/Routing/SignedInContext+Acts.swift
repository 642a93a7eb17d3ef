import Telework

extension SignedInContext {
    /// Whether the viewer may do an act on the organisme as a whole: what a page offers. The use case decides.
    func mayDo(_ act: Act) -> Bool { Permissions.allows(act, to: viewer.actor) }

    /// For forms that are judged before their use case: whoever may not do the act must not see the form either.
    func require(_ act: Act) throws {
        guard mayDo(act) else { throw WebError.notFound }
    }
}
