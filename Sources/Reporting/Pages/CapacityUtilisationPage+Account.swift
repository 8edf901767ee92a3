extension CapacityUtilisationPage {
    var definitions: [MetricDefinition] {
        let basis = "the local day on which the session starts"
        let offered = "seats offered in held sessions with a capacity, sum over sum"
        return [
            .init(
                term: "Held session", formula: "Not cancelled, and begun by the as-of moment. Empty sessions count.",
                dateBasis: basis),
            .init(
                term: "Booked", formula: "Seats of all bookings that are not cancelled; pending ones hold their seats.",
                denominator: offered, dateBasis: basis),
            .init(
                term: "Attended",
                formula:
                    "Seats of completed bookings. Where seats were booked and nobody was marked as present or absent, "
                    + "attendance was not recorded: that is unknown, not zero.",
                denominator: "seats offered in held sessions with a capacity and attendance recorded", dateBasis: basis),
            .init(
                term: "Paid", formula: "Seats of bookings that are not cancelled and paid more than was refunded.",
                denominator: offered, dateBasis: basis),
            .init(
                term: "Utilisation",
                formula: "Seats booked divided by seats offered. Past 100\u{202F}% it is shown as it is.",
                denominator: offered, dateBasis: basis),
        ]
    }

    var checks: [PageCheck] {
        let held = report.figures.held
        return [
            PageCheck(
                "Seats booked, by month", headline: .integer(held.booked), sumOf: "booked", in: report.tables[1]),
            PageCheck(
                "Seats booked, by course", headline: .integer(held.booked), sumOf: "booked", in: report.tables[2]),
            PageCheck(
                "Seats offered, by course", headline: .integer(held.seatsOffered), sumOf: "seats_offered",
                in: report.tables[2]),
        ]
    }

    var notes: [String] {
        var notes: [String] = []
        if report.figures.cancelledSessions > 0 {
            let sessions = EnglishText.count(Int(report.figures.cancelledSessions), "session was", "sessions were")
            notes.append("\(sessions) called off: in no figure, and in the file with status cancelled.")
        }
        if report.figures.held.unmarkedSessions > 0 {
            let sessions = EnglishText.count(
                Int(report.figures.held.unmarkedSessions), "held session has", "held sessions have")
            notes.append("\(sessions) no attendance recorded: in no figure of seats attended.")
        }
        if report.figures.undatedSessions > 0 {
            let sessions = EnglishText.count(Int(report.figures.undatedSessions), "session has", "sessions have")
            notes.append("\(sessions) no start: in no figure, and at the end of the file.")
        }
        return notes
    }
}
