extension LocalDate {
    /// `07/12/2026`: day, month, year, as French files, forms and tables write a date.
    public var slashed: String {
        let (year, month, day) = components
        return "\(padded(day, to: 2))/\(padded(month, to: 2))/\(padded(year, to: 4))"
    }
}
