extension AccountWords {
    static let french = AccountWords(
        title: "Comptes", introduction: "Qui peut se connecter, et pour quoi faire.",
        accountNoun: "compte", accountsNoun: "comptes", waitingNoun: "jamais ouvert", waitingNouns: "jamais ouverts",
        search: "Nom ou identifiant", searchHint: "Le début suffit.", find: "Chercher",
        caption: "Comptes, par identifiant", name: "Nom", login: "Identifiant", roles: "Rôles donnés",
        noRole: "Aucun", state: "État", open: "Ouvert", waiting: "Code à utiliser", closed: "Fermé",
        nobody: "Aucun compte ne correspond. Élargissez la recherche, ou créez les comptes manquants ci-dessous.",
        createTitle: "Créer les comptes manquants",
        createText: "Chaque personne présente et sans compte en reçoit un, avec un code à usage unique. Les codes "
            + "s’affichent une seule fois\u{202F}: imprimez-les ou enregistrez-les aussitôt. Comptez quelques secondes "
            + "pour cent personnes.",
        create: "Créer les comptes manquants", back: "Tous les comptes", errors: "Rien n’a été modifié",
        record: "Voir sa fiche", rolesTitle: "Rôles",
        rolesText: "Les rôles de salarié et de manager se déduisent de l’organisation\u{202F}: ils ne se donnent pas.",
        saveRoles: "Enregistrer les rôles", codeTitle: "Nouveau code",
        codeText:
            "Pour un mot de passe oublié ou un code perdu. Le mot de passe actuel cesse de servir et les sessions "
            + "ouvertes se ferment.",
        newCode: "Donner un nouveau code", accessTitle: "Accès",
        closeText: "La personne ne pourra plus se connecter et ses sessions se ferment. Rien n’est effacé.",
        close: "Fermer l’accès", reopenText: "La personne pourra se connecter de nouveau, avec le même mot de passe.",
        reopen: "Rouvrir l’accès", rolesSaved: "Les rôles sont enregistrés.", accessClosed: "L’accès est fermé.",
        accessOpened: "L’accès est rouvert.",
        ownAdministrator: "Vous ne pouvez pas vous retirer l’administration\u{202F}: l’organisme la garde toujours. "
            + "Demandez-le à une autre personne qui l’exerce.",
        unknownRole: "Un de ces rôles ne se donne pas. Choisissez dans la liste.",
        ownAccess: "Vous ne pouvez pas fermer votre propre accès. Demandez-le à une autre personne.",
        accessMissing: "Dites s’il faut fermer ou rouvrir l’accès.",
        humanResources: "Personnes, imports, visas, indemnités, indicateurs, journal, comptes.",
        worksCouncil: "Le journal, sous pseudonymes, les indicateurs et les textes.",
        administrator: "Comptes, réglages, imports, journal.",
        codesTitle: "Codes à usage unique", codeNoun: "code créé", codeNouns: "codes créés",
        codesText:
            "Ces codes ne s’afficheront plus. Remettez à chaque personne le sien, sous pli fermé\u{202F}: il sert "
            + "une fois, puis elle choisit son mot de passe.",
        organisation: "Code de l’organisme, à donner avec\u{202F}:", code: "Code", save: "Enregistrer le fichier CSV",
        codesCaption: "À imprimer ou à enregistrer maintenant",
        noCode: "Tout le monde a déjà un compte\u{202F}: aucun n’a été créé.",
        codeColumns: ["organisme", "identifiant", "nom", "code"], addTitle: "Ajouter un compte",
        addText: "Pour quelqu’un qui n’est pas dans le fichier du personnel\u{202F}: un auditeur, un prestataire.",
        add: "Créer le compte",
        newLoginHint: "Ce que la personne tapera pour se connecter, avec le code de l’organisme.",
        rolesHint: "Au moins un\u{202F}: c’est tout ce que ce compte permettra.",
        roleMissing: "Choisissez au moins un rôle\u{202F}: sans rôle, le compte ne permettrait rien.",
        notCreated: "Le compte n’a pas été créé",
        language: "Langue")

    static let english = AccountWords(
        title: "Accounts", introduction: "Who can sign in, and to do what.",
        accountNoun: "account", accountsNoun: "accounts", waitingNoun: "never opened", waitingNouns: "never opened",
        search: "Name or login", searchHint: "The beginning is enough.", find: "Search",
        caption: "Accounts, by login", name: "Name", login: "Login", roles: "Roles given", noRole: "None",
        state: "State", open: "Open", waiting: "Code to be used", closed: "Closed",
        nobody: "No account matches. Widen the search, or create the missing accounts below.",
        createTitle: "Create the missing accounts",
        createText:
            "Everyone employed who has no account gets one, with a one-time code. The codes are shown only once: "
            + "print or save them at once. It takes a few seconds for a hundred people.",
        create: "Create the missing accounts", back: "All accounts", errors: "Nothing was changed",
        record: "See their record", rolesTitle: "Roles",
        rolesText: "Being an employee or a manager follows from the organisation: it is not given here.",
        saveRoles: "Save the roles", codeTitle: "New code",
        codeText: "For a forgotten password or a lost code. The current password stops working and open sessions are "
            + "closed.",
        newCode: "Give a new code", accessTitle: "Access",
        closeText: "The person can no longer sign in and their sessions are closed. Nothing is erased.",
        close: "Close the access", reopenText: "The person can sign in again, with the same password.",
        reopen: "Open the access again", rolesSaved: "The roles are saved.", accessClosed: "The access is closed.",
        accessOpened: "The access is open again.",
        ownAdministrator: "You cannot give up administration yourself: the organisation always keeps it. Ask another "
            + "person who has it.",
        unknownRole: "One of these roles cannot be given. Choose in the list.",
        ownAccess: "You cannot close your own access. Ask another person.",
        accessMissing: "Say whether to close or open the access.",
        humanResources: "People, imports, visas, allowances, journal, accounts.",
        worksCouncil: "The journal, under pseudonyms, and the texts.",
        administrator: "Accounts, settings, imports, journal.",
        codesTitle: "One-time codes", codeNoun: "code created", codeNouns: "codes created",
        codesText:
            "These codes will not be shown again. Hand each person theirs in a sealed envelope: it works once, then "
            + "they choose their password.",
        organisation: "Organisation code, to be given with it:", code: "Code", save: "Save the CSV file",
        codesCaption: "To be printed or saved now", noCode: "Everyone already has an account: none was created.",
        codeColumns: ["organisation", "login", "name", "code"],
        addTitle: "Add an account", addText: "For someone who is not in the staff file: an auditor, a contractor.",
        add: "Create the account", newLoginHint: "What the person will type to sign in, with the organisation’s code.",
        rolesHint: "At least one: it is all that this account will allow.",
        roleMissing: "Choose at least one role: without one the account would allow nothing.",
        notCreated: "The account was not created", language: "Language")
}
