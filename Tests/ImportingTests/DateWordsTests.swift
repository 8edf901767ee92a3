import BookingModel
import Testing

@testable import Importing

/// Dates in words of several languages.
@Suite struct DateWordsTests {
    private func read(_ text: String) throws -> ParsedMoment {
        let bytes = Array(text.utf8)
        return try MomentParser().read(bytes.span)
    }

    private func moment(_ year: Int, _ month: Int, _ day: Int, _ minutes: Int? = nil) throws -> ParsedMoment {
        let day = try #require(LocalDay(year: year, month: month, day: day))
        return .local(
            LocalDateTime(day: day, secondOfDay: Int32((minutes ?? 0) * 60)), microsecond: 0, hasTime: minutes != nil)
    }

    private static let months = [
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan. Feb. Mär. Apr. Mai Jun. Jul. Aug. Sept. Okt. Nov. Dez.",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
    ]

    @Test(arguments: months)
    func `Each month is read by its name and shortened, in whatever case, with accents or without`(_ line: String)
        throws
    {
        for (index, month) in line.split(separator: " ").enumerated() {
            for name in [String(month), month.uppercased(), LatinLetters.folded(month)] {
                let expected = try moment(2024, index + 1, 12)
                for text in [
                    "12 \(name) 2024", "12. \(name) 2024", "12 de \(name) de 2024", "12 \(name) del 2024",
                    "le 12 \(name) 2024",
                ] {
                    #expect(try read(text) == expected, "\(text)")
                }
                guard !name.hasSuffix(".") else { continue }
                #expect(try read("12-\(name)-24") == expected)
                #expect(try read("\(name) 12, 2024") == expected)
            }
        }
    }

    @Test(arguments: [
        "Dienstag, 5. März 2024, 14:30 Uhr", "Dienstag, den 5. März 2024 um 14:30 Uhr", "Di., 5. Mrz 2024 14.30 Uhr",
        "mardi 5 mars 2024 à 14h30", "mar. 5 mars 2024 14 h 30", "le 5 mars 2024 à 14:30", "Mardi 5 Mars 2024 14:30",
        "martes, 5 de marzo de 2024 a las 14:30", "martes 5 mar 2024 14:30 h", "5 de marzo del 2024 14:30",
        "dinsdag 5 maart 2024 om 14:30 uur", "di 5 mrt 2024 14:30", "martedì 5 marzo 2024 alle ore 14:30",
        "mar 5 marzo 2024 14.30", "5 marzo 2024 alle 14:30", "Tuesday 5 March 2024 at 2:30 pm",
        "5. März 2024 14:30 Uhr - 16:00 Uhr", "5. März 2024, 14:30–16:00 Uhr",
    ])
    func `Days of the week and the words around a time say nothing of their own`(_ text: String) throws {
        #expect(try read(text) == moment(2024, 3, 5, 14 * 60 + 30))
    }

    @Test func `A first day has signs of its own, and an hour stands alone`() throws {
        for text in ["1er mars 2024", "1º de marzo de 2024", "1° marzo 2024", "1e maart 2024", "Mar 1, 2024"] {
            #expect(try read(text) == moment(2024, 3, 1), "\(text)")
        }
        for text in ["1 mars 2024 à 14h", "1. März 2024, 14 Uhr", "1 maart 2024 om 14 uur"] {
            #expect(try read(text) == moment(2024, 3, 1, 14 * 60), "\(text)")
        }
    }

    @Test(arguments: ["12. Marz. März 2024", "12 mardi 2024", "mars 2024", "31. Juni 2024", "12 ma 2024", "mar 2024"])
    func `What is no day stays unread`(_ text: String) {
        #expect(throws: ValueDefect.self) { try read(text) }
    }

    @Test func `A pattern with a month's name takes any of them`() throws {
        let pattern = try #require(DatePattern("d. MMMM yyyy"))
        let bytes = Array("5. März 2024".utf8)
        #expect(try pattern.read(bytes.span) == moment(2024, 3, 5))
    }
}
