@testable import Web

extension RouteMatrix {
    /// Statuses of: stranger, employee (Camille), manager (Marc), human resources (Solène), works council (Yanis),
    /// administrator (Karim), and the national steering, who is in nobody's file. Forms are sent empty: 422 is for those who may send them, 404 for those for whom they do
    /// not exist, 303 to a stranger is the way to sign in.
    static let rows: [Row] =
        [
            get(.home, 303, 303, 303, 303, 303, 303, 303),
            get(.signIn, 200, 303, 303, 303, 303, 303, 303),
            post(.signIn, 422, 422, 422, 422, 422, 422, 422),
            post(.signOut, 303, 303, 303, 303, 303, 303, 303),
            post(.language, 400, 400, 400, 400, 400, 400, 400),
            get(.help, 200, 200, 200, 200, 200, 200, 200),
            get(.legalNotice, 200, 200, 200, 200, 200, 200, 200),
            get(.accessibility, 200, 200, 200, 200, 200, 200, 200),
            get(.live, 200, 200, 200, 200, 200, 200, 200),
            get(.ready, 200, 200, 200, 200, 200, 200, 200),
            get(.asset, 200, 200, 200, 200, 200, 200, 200),
            get(.password, 303, 200, 200, 200, 200, 200, 200),
            post(.password, 303, 422, 422, 422, 422, 422, 422),
        ] + schedule + requests + people + allowance + journal + steering

    private static let schedule = [
        get(.myWeek, 303, 200, 200, 200, 200, 200, 404),
        post(.myWeek, 303, 422, 422, 422, 422, 422, 404),
        post(.myWeekCheck, 303, 200, 200, 200, 200, 200, 200),
        post(.myDays, 303, 422, 422, 422, 422, 422, 404),
        post(.myAbsences, 303, 422, 422, 422, 422, 422, 404),
        get(.teamWeek, 303, 200, 200, 200, 200, 200, 404),
        get(.teamMonth, 303, 200, 200, 200, 200, 200, 404),
        get(.personWeek, 303, 200, 200, 200, 404, 404, 404),
        post(.personWeek, 303, 404, 404, 422, 404, 404, 404),
    ]

    private static let requests = [
        get(.myRequests, 303, 200, 200, 200, 200, 200, 404),
        get(.newRequest, 303, 200, 200, 200, 200, 200, 404),
        post(.newRequest, 303, 422, 422, 422, 422, 422, 404),
        post(.newRequestCheck, 303, 200, 200, 200, 200, 200, 200),
        get(.requestsToAnswer, 303, 404, 200, 200, 404, 404, 404),
        get(.request, 303, 404, 200, 200, 404, 404, 404),
        post(.requestWithdrawal, 303, 404, 404, 404, 404, 404, 404),
        // Whoever may read the request is told that the page is too old, before whose answer it is.
        post(.requestAcceptance, 303, 404, 422, 422, 404, 404, 404),
        post(.requestRefusal, 303, 404, 422, 422, 404, 404, 404),
        post(.requestCounterProposal, 303, 404, 422, 422, 404, 404, 404),
        // Human resources read it and do not answer it: nothing is judged for them.
        post(.counterProposalCheck, 303, 404, 200, 404, 404, 404, 404),
        post(.counterProposalAcceptance, 303, 404, 422, 422, 404, 404, 404),
        post(.counterProposalRefusal, 303, 404, 422, 422, 404, 404, 404),
        post(.requestVisa, 303, 404, 422, 422, 404, 404, 404),
        get(.agreement, 303, 200, 200, 200, 404, 404, 404),
        get(.texts, 303, 200, 200, 200, 200, 200, 200),
        get(.text, 303, 200, 200, 200, 200, 200, 200),
    ]

    private static let people = [
        get(.people, 303, 404, 200, 200, 404, 200, 404),
        get(.person, 303, 404, 200, 200, 404, 200, 404),
        get(.accounts, 303, 404, 404, 200, 404, 200, 404),
        get(.newAccount, 303, 404, 404, 200, 404, 200, 404),
        post(.newAccount, 303, 404, 404, 422, 404, 422, 404),
        post(.accountsCreation, 303, 404, 404, 200, 404, 200, 404),
        get(.account, 303, 404, 404, 200, 404, 200, 404),
        post(.accountCode, 303, 404, 404, 200, 404, 200, 404),
        post(.accountRoles, 303, 404, 404, 303, 404, 303, 404),
        post(.accountAccess, 303, 404, 404, 422, 404, 422, 404),
        get(.imports, 303, 404, 404, 200, 404, 200, 404),
        post(.imports, 303, 404, 404, 422, 404, 422, 404),
        get(.importExample, 303, 404, 404, 200, 404, 200, 404),
        get(.importReport, 303, 404, 404, 404, 404, 404, 404),
        post(.importConfirmation, 303, 404, 404, 404, 404, 404, 404),
    ]

    private static let allowance = [
        get(.allowances, 303, 404, 404, 200, 404, 404, 404),
        get(.allowanceMonth, 303, 404, 404, 200, 404, 404, 404),
        get(.allowancePerson, 303, 200, 404, 200, 404, 404, 404),
        get(.myAllowance, 303, 200, 200, 200, 200, 200, 404),
        post(.amounts, 303, 404, 404, 422, 404, 404, 404),
        post(.allowanceClosing, 303, 404, 404, 422, 404, 404, 404),
        post(.allowancePayroll, 303, 404, 404, 404, 404, 404, 404),
    ]

    private static let journal = [
        get(.journal, 303, 404, 404, 200, 200, 200, 404),
        post(.journalCheck, 303, 404, 404, 200, 200, 200, 404),
    ]

    private static let steering = [
        get(.figures, 303, 404, 404, 200, 200, 404, 404),
        get(.figuresFile, 303, 404, 404, 200, 200, 404, 404),
        get(.network, 303, 404, 404, 404, 404, 404, 200),
        get(.networkFile, 303, 404, 404, 404, 404, 404, 200),
    ]

    private static func get(_ path: Path, _ expected: Int...) -> Row {
        Row(route: Route("GET", path), expected: expected)
    }

    private static func post(_ path: Path, _ expected: Int...) -> Row {
        Row(route: Route("POST", path), expected: expected)
    }
}
