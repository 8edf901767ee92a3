import BookingModel
import Tabular

/// Reads the amount of a payment and its currency.
struct AttachedMoney {
    /// Minor units of a currency; below zero is money that was given back.
    struct Amount {
        let minorUnits: Int64
        let currency: CurrencyCode
    }

    private let amount, currency: CompiledField
    private let values: ValueReader
    private let usual: CurrencyCode

    init(mapping: Mapping, columns: [String: Int], values: ValueReader, currency usual: CurrencyCode) {
        amount = CompiledField(.amount, mapping: mapping, columns: columns, currency: usual)
        currency = CompiledField(.currency, mapping: mapping, columns: columns)
        self.values = values
        self.usual = usual
    }

    /// The amount of a record, or its defect.
    func read(_ recordValues: inout RecordValues, _ record: RecordEntry) throws(RowDefect) -> Amount {
        let code = recordValues.value(currency, in: record)
        var named: CurrencyCode?
        if code.length > 0 {
            guard let read = CurrencyCode(recordValues.text(code)) else {
                throw RowDefect(field: .currency, defect: .unreadableCurrency)
            }
            named = read
        }
        guard let read = try values.amount(amount, &recordValues, record, rowCurrency: named) else {
            throw RowDefect(field: .amount, defect: .missing(.amount))
        }
        if let own = read.currency, let named, own != named {
            throw RowDefect(field: .amount, defect: .mixedCurrencies)
        }
        return Amount(minorUnits: read.minorUnits, currency: read.currency ?? named ?? usual)
    }
}
