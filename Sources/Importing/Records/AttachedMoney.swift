import BookingModel
import Tabular

/// Reads the amount of a payment, its currency, and what of it was given back.
struct AttachedMoney {
    /// Minor units of a currency; below zero is money that was given back.
    struct Amount {
        var minorUnits: Int64
        let currency: CurrencyCode
        /// What the row says of money that was given back.
        var refund = Refund.none
    }

    /// How a payment and a refund lie in one row.
    enum Refund {
        case none
        /// All of the payment was given back.
        case whole
        /// Part of it was, which has been taken off the amount; or the row is a refund of its own.
        case counted
    }

    private let amount, refunded, currency, type: CompiledField
    private let values: ValueReader
    private let usual: CurrencyCode
    private let refundedIsFlag: Bool

    init(mapping: Mapping, columns: [String: Int], values: ValueReader, currency usual: CurrencyCode) {
        amount = CompiledField(.amount, mapping: mapping, columns: columns, currency: usual)
        refunded = CompiledField(.refundedAmount, mapping: mapping, columns: columns, currency: usual)
        currency = CompiledField(.currency, mapping: mapping, columns: columns)
        type = CompiledField(.transactionType, mapping: mapping, columns: columns)
        refundedIsFlag = values.isFlag(refunded)
        self.values = values
        self.usual = usual
    }

    /// The amount of a record, or its defect.
    func read(_ recordValues: inout RecordValues, _ record: RecordEntry) throws(RowDefect) -> Amount {
        var result = try readAmount(&recordValues, record)
        switch try transactionType(&recordValues, record) {
        case .refund?:
            if result.minorUnits > 0 { recordValues.note(.refundType, amount) }
            result.minorUnits = -abs(result.minorUnits)
            result.refund = .counted
        case .noPayment?: throw RowDefect(field: .transactionType, defect: .noPayment)
        case .payment?, nil: try takeRefund(from: &result, &recordValues, record)
        }
        return result
    }

    /// What the row comes to, whatever it is about.
    func readAmount(_ recordValues: inout RecordValues, _ record: RecordEntry) throws(RowDefect) -> Amount {
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

    private func transactionType(_ recordValues: inout RecordValues, _ record: RecordEntry) throws(RowDefect)
        -> TransactionType?
    {
        guard type.isMapped else { return nil }
        let word = recordValues.value(type, in: record)
        return word.length > 0 ? TransactionType(recordValues.text(word)) : nil
    }

    /// Takes what a column of its own says was given back off the payment; where that is all of it, the payment is as
    /// it was, and refunded.
    private func takeRefund(from result: inout Amount, _ recordValues: inout RecordValues, _ record: RecordEntry)
        throws(RowDefect)
    {
        guard refunded.isMapped, result.minorUnits > 0 else { return }
        if refundedIsFlag {
            let value = recordValues.value(refunded, in: record)
            guard value.length > 0, YesNo.meaning(recordValues.text(value)) == true else { return }
            result.refund = .whole
            recordValues.keepOriginal(value, of: refunded)
            return
        }
        guard let read = try values.amount(refunded, &recordValues, record, rowCurrency: result.currency) else {
            return
        }
        guard read.currency ?? result.currency == result.currency else {
            throw RowDefect(field: .refundedAmount, defect: .mixedCurrencies)
        }
        let back = abs(read.minorUnits)
        guard back <= result.minorUnits else { throw RowDefect(field: .refundedAmount, defect: .refundAbovePaid) }
        if back > 0 {
            recordValues.keepOriginal(recordValues.value(amount, in: record), of: amount)
            recordValues.keepOriginal(recordValues.value(refunded, in: record), of: refunded)
        }
        if back == result.minorUnits {
            result.refund = .whole
        } else if back > 0 {
            result.minorUnits -= back
            result.refund = .counted
            recordValues.note(.partRefund, refunded)
        }
    }
}
