import ContactNormalisation
import Testing

@Suite struct EmailKeyTests {
    @Test(
        "an address is matched in its provider's own form",
        arguments: [
            ("  Jane.Doe@Example.COM ", "jane.doe@example.com"),
            ("jane+work@example.com", "jane+work@example.com"),
            ("J.Doe+work@gmail.com", "jdoe@gmail.com"),
            ("j.doe@GoogleMail.com", "jdoe@gmail.com"),
            ("jane.doe+x@outlook.com", "jane.doe@outlook.com"),
            ("jane+x@hotmail.co.uk", "jane@hotmail.co.uk"),
            ("jane+x@live.nl", "jane@live.nl"),
            ("jane+x@hotmail.example", "jane+x@hotmail.example"),
            ("jane+x@msn.com", "jane@msn.com"),
            ("jane.doe+x@me.com", "jane.doe@icloud.com"),
            ("jane@mac.com", "jane@icloud.com"),
            ("jane+x@fastmail.com", "jane@fastmail.com"),
            ("jane+x@proton.me", "jane@proton.me"),
            ("jane+x@zoho.com", "jane@zoho.com"),
            ("jane+x@yandex.ru", "jane@yandex.ru"),
            ("jane+x@yahoo.com", "jane+x@yahoo.com"),
            ("Jane Doe <jane@example.com>", "jane@example.com"),
            ("mailto:jane@example.com", "jane@example.com"),
            ("jane@example.com; bob@example.com", "jane@example.com"),
            ("jane@example.com.", "jane@example.com"),
            ("JOSÉ@EXAMPLE.COM", "josé@example.com"),
            ("ｊａｎｅ@example.com", "jane@example.com"),
            ("jane@gmial.com", "jane@gmial.com"),
        ])
    func key(typed: String, key: String) { #expect(EmailKey.of(typed) == key) }

    @Test(
        "what is no address has no key",
        arguments: [
            "", "jane", "@example.com", "jane@", "jane@example", "jane@@example.com", "jane doe@example.com",
            "jane@example..com", "jane@.com", "+x@gmail.com", "...@gmail.com", "jane@example.com/bob@example.com",
        ])
    func noKey(typed: String) { #expect(EmailKey.of(typed) == nil) }

    @Test("a key is its own key") func idempotent() {
        for typed in ["A.B+c@googlemail.com", "x@me.com", "Plain@Example.org"] {
            let key = EmailKey.of(typed)
            #expect(key != nil)
            #expect(key.flatMap(EmailKey.of) == key)
        }
    }
}
