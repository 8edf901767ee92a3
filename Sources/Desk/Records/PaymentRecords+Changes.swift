public import BookingModel
internal import Database

extension PaymentRecords {
    /// What staff record of a payment.
    public struct Receipt: Sendable {
        /// The booking that it is for.
        public var booking: String
        /// The amount as typed, in the booking's currency: `12.50`.
        public var amount: String
        /// How it was paid.
        public var method: String?
        /// The reference of the payment.
        public var reference: String?
        /// Whether the money has yet to arrive.
        public var isPending: Bool

        /// A payment for a booking.
        public init(
            booking: String, amount: String, method: String? = nil, reference: String? = nil, isPending: Bool = false
        ) {
            self.booking = booking
            self.amount = amount
            self.method = method
            self.reference = reference
            self.isPending = isPending
        }
    }

    /// Records a payment for a booking.
    public func add(_ receipt: Receipt) throws -> DeskAnswer {
        let database = context.database
        let owner = try RecordOwner(booking: receipt.booking, in: database)
        let bill = try Bill(of: owner, in: database)
        let amount = try PaymentRecords.amount(receipt.amount, bill.currency)
        if let reference = receipt.reference { try checkIsNew(reference) }
        var record = DeskRecord(
            "payments", namespace: Identifier.Namespace.payment,
            key: receipt.reference.map { [$0] }
                ?? [owner.booking?.description ?? "", String(amount), context.now.description],
            recordedAt: context.now)
        record.set(owner)
        record.set("payment_reference", .text(receipt.reference ?? "DESK-\(record.id.description.prefix(8))"))
        record.set("amount_minor", .integer(amount))
        record.set("currency", .text(bill.currency.description))
        record.set("payment_method", SQLValue(receipt.method))
        record.set("status", .text((receipt.isPending ? PaymentStatus.pending : .paid).rawValue))
        record.set("created_at", .integer(context.now.microseconds))
        if !receipt.isPending { record.set("paid_at", .integer(context.now.microseconds)) }
        let isNew = try record.insert(into: database)
        var remarks = isNew ? [] : ["the payment is on record already; nothing was changed"]
        remarks.append(try Bill(of: owner, in: database).summary)
        return DeskAnswer(try rows(where: "p.id = ?1", [.identifier(record.id)]), remarks: remarks)
    }

    /// Notes what became of a payment that was under way: paid, failed or cancelled. One that failed can still be paid.
    public func mark(_ text: String, _ status: PaymentStatus) throws -> DeskAnswer {
        let payment = try StoredPayment.named(text, in: context.database)
        let next: [PaymentStatus] =
            switch payment.status {
            case .pending: [.paid, .failed, .cancelled]
            case .failed: [.paid, .cancelled]
            case .paid, .cancelled, .refunded: []
            }
        guard next.contains(status) else {
            throw DeskError(
                "payment \(payment.id) is \(payment.status.rawValue) and cannot become \(status.rawValue)",
                hint: payment.status == .paid
                    ? "money is given back with booking-desk payments refund"
                    : next.isEmpty
                        ? "record a new one with booking-desk payments add"
                        : "it can become " + next.map(\.rawValue).joined(separator: " or "))
        }
        var change = RecordChange("payments", payment.id, at: context.now)
        change.set("status", .text(status.rawValue))
        if status == .paid { change.set("paid_at", .integer(context.now.microseconds)) }
        try change.write(to: context.database)
        return DeskAnswer(try rows(where: "p.id = ?1", [.identifier(payment.id)]))
    }

    /// Records that money of a payment was given back: all that is left of it, or an amount. The refund is a payment of
    /// its own below zero; the payment stays as it was.
    public func refund(_ text: String, amount typed: String?, method: String?) throws -> DeskAnswer {
        let database = context.database
        let payment = try StoredPayment.named(text, in: database)
        guard payment.status == .paid, payment.amount > 0 else {
            throw DeskError(
                payment.amount <= 0
                    ? "payment \(payment.id) is a refund itself"
                    : "payment \(payment.id) is \(payment.status.rawValue): there is no money to give back",
                hint: "name a payment that is paid; booking-desk payments list shows them")
        }
        let refunds = try payment.refunds(in: database)
        let left = payment.amount + refunds.sum
        let amount = try typed.map { try PaymentRecords.amount($0, payment.currency) } ?? left
        guard left > 0, amount <= left else {
            throw DeskError(
                "of payment \(payment.id) \(payment.currency.decimalText(left)) \(payment.currency) are left to give back",
                hint: left > 0 ? "name no more than that" : "there is nothing to do")
        }
        let reference = "\(payment.reference ?? String(payment.id.description.prefix(8)))-R\(refunds.count + 1)"
        try checkIsNew(reference)
        var record = DeskRecord(
            "payments", namespace: Identifier.Namespace.payment, key: ["refund", payment.id.description, reference],
            recordedAt: context.now)
        for (column, value) in payment.links { record.set(column, value) }
        record.set("payment_reference", .text(reference))
        record.set("amount_minor", .integer(-amount))
        record.set("currency", .text(payment.currency.description))
        record.set("payment_method", SQLValue(method ?? payment.method))
        record.set("status", .text(PaymentStatus.paid.rawValue))
        record.set("created_at", .integer(context.now.microseconds))
        record.set("paid_at", .integer(context.now.microseconds))
        record.set("extra", .text(payment.refundMark))
        _ = try record.insert(into: database)
        return DeskAnswer(
            try rows(where: "p.id = ?1", [.identifier(record.id)]),
            remarks: [
                "\(payment.currency.decimalText(left - amount)) \(payment.currency) of \(payment.currency.decimalText(payment.amount)) are left"
            ])
    }

    private func checkIsNew(_ reference: String) throws {
        let known =
            try context.database.integer(
                "SELECT COUNT(*) FROM payments WHERE payment_reference = ?1", [.text(reference)]) ?? 0
        guard known == 0 else {
            throw DeskError(
                "there is a payment of that reference already",
                hint: "look at it with booking-desk payments list, or give another with --reference")
        }
    }

    /// An amount above zero in minor units: digits, and a point before as many decimals as the currency has at most.
    static func amount(_ text: String, _ currency: CurrencyCode) throws(DeskError) -> Int64 {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count > 1 ? parts[1] : ""
        let isNumber = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
        let padding = String(repeating: "0", count: max(0, currency.minorDigits - decimals.utf8.count))
        guard isNumber, decimals.utf8.count <= currency.minorDigits, let minor = Int64(parts[0] + decimals + padding),
            minor > 0
        else {
            throw DeskError(
                "the amount is not one of \(currency) above zero",
                hint:
                    "write it like \(currency.decimalText(currency.minorDigits > 0 ? 1_250 : 1_200)), without symbol or grouping"
            )
        }
        return minor
    }
}
