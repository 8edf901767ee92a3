import Tabular

/// Decides how each column of dates, amounts and names of a file is written: which of day and month comes first in
/// 03/04/2024, whether 1.234 is a thousand or a little more than one, and whether a comma follows the last name.
///
/// The user's word counts first, then the mapping's; else the column's own values: in 25/04/2024 the day can only come
/// first. Where no date of a column proves an order, the other columns of the file may, if they agree. The first
/// stretch of a file shows how it writes; only one with dates of numbers, or amounts that can be read in two ways, is
/// read to its end for it.
struct ColumnConventionsDecision {
    let export: RecognisedExport
    let given: DateOrder?

    /// What was found.
    struct Finding {
        /// By header; columns of which there is nothing to say are left out.
        var conventions: [String: ColumnConventions] = [:]
        /// Columns of dates that can be read both ways, while the file proves neither; in the file's order.
        var undecided: [String] = []
        /// Columns that follow the order of the others, and columns of mixed orders or marks; in the file's order.
        var remarks: [String] = []
    }

    /// What the user, the mapping or the file says.
    func decide() throws(ImportError) -> Finding {
        var evidence: [(header: String, evidence: ColumnEvidence)] = []
        do throws(TabularError) {
            evidence = try gather()
        } catch {
            throw ImportError("\(export.path): \(error.message)", hint: error.hint)
        }
        var finding = Finding()
        let order = given ?? export.mapping.dateOrder
        let orders = Set(evidence.compactMap { $0.evidence.conventions.dateOrder })
        let common = orders.count == 1 ? orders.first : nil
        let marks = Set(evidence.compactMap { $0.evidence.conventions.decimalMark })
        let commonMark = marks.count == 1 ? marks.first : nil
        for (header, evidence) in evidence {
            var conventions = evidence.conventions
            if let order {
                conventions.dateOrder = order
                conventions.hasMixedOrders = false
            } else if evidence.hasUndecidedDates, !conventions.hasMixedOrders, conventions.dateOrder == nil {
                if let common {
                    conventions.dateOrder = common
                    finding.remarks.append(
                        "column “\(header)”: nothing tells the order of its dates; read \(common.rawValue), as the file's other dates"
                    )
                } else if evidence.writesPoints {
                    conventions.dateOrder = .dayFirst
                    finding.remarks.append(
                        "column “\(header)”: nothing but its points tells the order of its dates; read day-first, as in 31.12.2024"
                    )
                } else {
                    finding.undecided.append(header)
                }
            }
            if conventions.hasMixedOrders {
                finding.remarks.append(
                    "column “\(header)”: some dates are day first and some month first; those that can be read both ways are rejected"
                )
            }
            if conventions.hasMixedMarks, evidence.hasUndecidedAmounts {
                finding.remarks.append(
                    "column “\(header)”: some amounts have a decimal point and some a comma; those that can be read both ways are rejected"
                )
            }
            if evidence.hasDoubtfulPoints {
                let (mark, remark) = ColumnConventionsDecision.mark(evidence, ofOthers: commonMark)
                conventions.decimalMark = mark
                finding.remarks.append("column “\(header)”: \(remark)")
            }
            if conventions.isFlag, paidColumns.contains(header) {
                finding.remarks.append(
                    "column “\(header)”: says whether, not how much; what is paid is paid in full")
            }
            // Programs that take money count in pence or cents in CSV files, too.
            let isWholeMoney = export.mapping.entity == .payments && evidence.texts.areWhole
            if conventions.mayBeMinorUnits || isWholeMoney, !export.isKnown, !minorUnitColumns.contains(header) {
                finding.remarks.append(
                    "column “\(header)”: whole numbers throughout, read as whole units of the currency; where they are pence or cents, say unit: minor in a mapping file"
                )
            }
            if conventions != ColumnConventions() { finding.conventions[header] = conventions }
        }
        addNameOrders(to: &finding)
        return finding
    }

    /// Adds what the headers of names say of their order.
    private func addNameOrders(to finding: inout Finding) {
        guard let names = export.mapping.rules[.fullName]?.columns else { return }
        let headers = export.mapping.headerNames ?? export.headers
        for (header, english) in zip(headers, HeaderTranslation(headers).english) where names.contains(header) {
            guard let order = NameOrder(header: english) else { continue }
            finding.conventions[header, default: ColumnConventions()].nameOrder = order
        }
    }

    /// What the point is in amounts like `1.234` where no amount of the column proves it, and what to say of it.
    private static func mark(_ evidence: ColumnEvidence, ofOthers common: DecimalMark?) -> (DecimalMark, String) {
        let point = "the point in amounts like 1.234 is read as"
        switch common {
        case .comma: return (.comma, "\(point) parting thousands, because the file's others have a decimal comma")
        case .point: return (.point, "\(point) a decimal one, because the file's other amounts have one")
        case nil where evidence.separatesThousandsByPoints:
            return (.comma, "\(point) parting thousands, because its other amounts are whole")
        case nil: return (.point, "\(point) a decimal one, because nothing tells otherwise")
        }
    }

    /// The columns that are to say how much was paid.
    private var paidColumns: [String] { export.mapping.rules[.paidAmount]?.columns ?? [] }

    /// The columns whose rule says already that they count pence or cents.
    private var minorUnitColumns: Set<String> {
        Set(export.mapping.rules.values.filter(\.isMinorUnits).flatMap(\.columns))
    }

    /// Columns by header, with the evidence of as much of the file as it takes.
    private func gather() throws(TabularError) -> [(header: String, evidence: ColumnEvidence)] {
        let asksDates = given == nil && export.mapping.dateOrder == nil
        var columns = ConventionColumns(rules: export.mapping.rules, asksDates: asksDates)
        switch export.container {
        case .csv(let dialect):
            var reader = try CSVReader(
                export.input.open(), dialect: dialect, encoding: export.input.encoding,
                expectedFieldCount: export.mapping.headerNames?.count)
            columns.add(headers: export.mapping.headerNames ?? reader.header)
            guard !columns.isEmpty else { return [] }
            while let batch = try reader.nextBatch() {
                columns.add(batch)
                if !columns.needMore { break }
            }
        case .json(let shape):
            var reader = try JSONReader(export.input.open(), shape: shape, paths: export.mapping.jsonPaths)
            do throws(TabularError) {
                while let batch = try reader.nextBatch() {
                    columns.add(headers: reader.columns)
                    columns.add(batch)
                    if !columns.needMore { break }
                }
            } catch {
                // Where the file breaks off is said when it is loaded, with what was read before.
            }
        }
        return columns.evidence
    }
}
