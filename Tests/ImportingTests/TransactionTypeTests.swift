import Testing

@testable import Importing

/// Exports of money of which not every row is a customer's payment.
@Suite struct TransactionTypeTests {
    @Test(arguments: [
        ("Sale", TransactionType.payment), ("Payment", .payment), ("charge", .payment),
        ("Express Checkout Payment", .payment),
        ("Refund", .refund), ("Partial refund", .refund), ("Chargeback", .refund), ("Reversal", .refund),
        ("Payment Reversal", .refund), ("Payment Refund", .refund), ("Rückerstattung", .refund),
        ("Remboursement", .refund), ("Refund failure", .payment), ("Chargeback Reversal", .payment),
        ("Fee", .noPayment),
        ("Stripe Fee", .noPayment), ("Payout", .noPayment), ("General Withdrawal", .noPayment),
        ("Transfer", .noPayment),
        ("Gebühr", .noPayment),
    ])
    func `A word says what a row is about`(_ word: String, _ type: TransactionType) {
        #expect(TransactionType(word) == type)
    }

    @Test(arguments: ["Card", "Bank transfer", "Cash", "PayPal", "", "Adjustment"])
    func `Other words, such as ways of paying, say nothing of it`(_ word: String) {
        #expect(TransactionType(word) == nil)
    }

    @Test(arguments: ["Transaction Type", "Type"])
    func `Refunds are money given back, and fees and payouts no payments`(_ header: String) throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Transaction ID,Date,\(header),Amount,Currency\n"
                    + "T-1,2024-03-04,Sale,120.00,GBP\nT-2,2024-03-05,Refund,120.00,GBP\n"
                    + "T-3,2024-03-06,Chargeback,-30.00,GBP\nT-4,2024-03-07,Fee,1.50,GBP\nT-5,2024-03-08,Payout,90.00,GBP\n"
            )
        ])
        let file = try #require(outcome.files.first)
        #expect(file.entity == .payments && file.rejectedCount == 2 && file.isAccountedFor)
        #expect(file.rejects.map(\.reason) == ["not-a-payment", "not-a-payment"])
        #expect(
            try workshop.texts(
                "SELECT payment_reference, amount_minor, status FROM payments ORDER BY payment_reference")
                == [["T-1", "12000", "paid"], ["T-2", "-12000", "paid"], ["T-3", "-3000", "paid"]])
        #expect(file.repairs.contains { $0.kind == .refundType && $0.count == 1 })
    }

    @Test func `A column of ways of paying stays one, whatever it is called`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Transaction ID,Date,Type,Amount\nT-1,2024-03-04,Bank transfer,120.00\nT-2,2024-03-05,Transfer,12.00\n"
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.texts("SELECT payment_method FROM payments ORDER BY payment_reference")
                == [["Bank transfer"], ["Transfer"]])
    }

    @Test func `What was given back of a payment counts`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Payment ID,Paid At,Amount,Amount Refunded,Status\n"
                    + "P-1,2024-03-04,120.00,25.00,Paid\nP-2,2024-03-05,60.00,60.00,Paid\nP-3,2024-03-06,80.00,0.00,Paid\n"
                    + "P-4,2024-03-07,50.00,10.00,Refunded\nP-5,2024-03-08,50.00,70.00,Paid\n"
            )
        ])
        let file = try #require(outcome.files.first)
        #expect(file.rejectedCount == 1 && file.rejects.first?.reason == "amount" && file.isAccountedFor)
        #expect(
            try workshop.texts(
                "SELECT payment_reference, amount_minor, status FROM payments ORDER BY payment_reference")
                == [
                    ["P-1", "9500", "paid"], ["P-2", "6000", "refunded"], ["P-3", "8000", "paid"],
                    ["P-4", "4000", "paid"],
                ])
        let kept = try workshop.texts("SELECT extra FROM payments WHERE payment_reference = 'P-1'").first?[0]
        #expect(kept?.contains("120.00") == true && kept?.contains("25.00") == true)
    }

    @Test func `Whole numbers throughout may be pence in CSV files of payments, too`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Payment ID,Paid At,Amount\nP-1,2024-03-04,12000\nP-2,2024-03-05,6500\nP-3,2024-03-06,8900\n"
            )
        ])
        #expect(outcome.notes.contains { $0.contains("whole numbers throughout") })
    }

    @Test func `Records of Stripe count in the smallest unit`() throws {
        let workshop = try ImportWorkshop()
        let record = { (id: String, amount: Int) in
            #"{"id":"\#(id)","object":"charge","amount":\#(amount),"currency":"gbp","created":1709577000,"captured":true,"balance_transaction":"txn_\#(id)","transaction_reference":"\#(id)"}"#
        }
        let outcome = try workshop.load([("a.json", "[" + record("ch_1", 12_000) + "," + record("ch_2", 450) + "]")])
        #expect(outcome.files.first?.entity == .payments)
        #expect(
            try workshop.texts("SELECT amount_minor FROM payments ORDER BY amount_minor") == [["450"], ["12000"]])
    }
}
