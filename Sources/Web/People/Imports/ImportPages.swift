import Messages
import Telework
import UseCases

/// HR's files: chosen, looked through without changing anything, then loaded all or nothing.
struct ImportPages: PageGroup {
    let site: Site

    func register(on routes: Routes) {
        routes.page(.imports) { context in
            try context.require(.importFiles)
            let kind = ImportKind(rawValue: context.query["fichier"])
            return site.show(ImportsPage(chosen: kind, language: context.language), for: context)
        }
        routes.act(.imports) { form, context in try await stage(form, context) }
        routes.page(.importExample) { context in
            try context.require(.importFiles)
            let name = try context.parameter("kind")
            guard name.hasSuffix(".csv"), let kind = ImportKind(rawValue: String(name.dropLast(4))) else {
                throw WebError.notFound
            }
            return site.download(Array(CSVText.file(kind.example).utf8), name: name)
        }
        routes.page(.importReport) { context in
            do { return try await report(context) } catch UseCaseError.notFound { return try goneAway(context) }
        }
        routes.act(.importConfirmation) { _, context in
            do { return try await confirm(context) } catch UseCaseError.notFound { return try goneAway(context) }
        }
    }

    private var staging: StageImport {
        StageImport(site.dependencies.environment, files: site.dependencies.files)
    }

    private func stage(_ form: Form, _ context: SignedInContext) async throws -> PageResponse {
        try context.require(.importFiles)
        let words = ImportWords.in(context.language)
        let kind = ImportKind(rawValue: form["type"])
        let file = form.file("fichier")
        var errors: [FieldError] = []
        if kind == nil { errors.append(FieldError(field: "type-organisation", message: words.kindMissing)) }
        if let file {
            if file.bytes.isEmpty { errors.append(FieldError(field: "fichier", message: words.fileEmpty)) }
        } else {
            errors.append(FieldError(field: "fichier", message: words.fileMissing))
        }
        guard errors.isEmpty, let kind, let file else {
            return site.show(
                ImportsPage(chosen: kind, errors: errors, language: context.language), status: .unprocessableContent,
                for: context)
        }
        let id = try await staging(
            kind, fileName: file.name, file.bytes, by: context.viewer.actor, in: context.viewer.organisation)
        return site.redirect(to: Link.importReport(id))
    }

    private func confirm(_ context: SignedInContext) async throws -> PageResponse {
        let id = try context.parameter()
        try await staging.confirm(id, by: context.viewer.actor, in: context.viewer.organisation)
        await site.dependencies.hurry(context.viewer.organisation)
        return site.redirect(to: Link.importReport(id))
    }

    private func report(_ context: SignedInContext) async throws -> PageResponse {
        let id = try context.parameter()
        let language = context.language
        switch try await staging.stage(id, by: context.viewer.actor, in: context.viewer.organisation) {
        case .waiting(let file, let preview): return show(preview, of: file, context)
        case .refused(let file, let preview): return show(preview, of: file, isRefused: true, context)
        case .underWay(let kind):
            return site.show(ImportUnderWayPage(kind, at: Link.importReport(id), language: language), for: context)
        case .givenUp(let kind, let code):
            return site.show(ImportUnderWayPage(kind, givenUpFor: code, language: language), for: context)
        case .loaded(let outcome): return site.show(ImportDonePage(outcome, language: language), for: context)
        }
    }

    private func show(
        _ preview: ImportPreview, of file: StagedImport, isRefused: Bool = false, _ context: SignedInContext
    ) -> PageResponse {
        site.show(
            ImportPreviewPage(
                preview, of: file, isRefused: isRefused, titles: site.title(ofText:), language: context.language),
            status: preview.canBeLoaded && !isRefused ? .ok : .unprocessableContent, for: context)
    }

    /// A file that was loaded already, waited too long, or is somebody else's: the three are not told apart.
    private func goneAway(_ context: SignedInContext) throws -> PageResponse {
        try context.require(.importFiles)
        let message = ImportWords.in(context.language).gone
        return site.show(
            ImportsPage(chosen: nil, gone: message, language: context.language), status: .notFound, for: context)
    }
}
