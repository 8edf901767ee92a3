/// A made-up stock of first names and surnames, each with the plain letters that an e-mail address is made of.
///
/// A class, so that handing it about copies nothing.
final class Names: Sendable {
    /// A name as its bearer writes it, with its letters for an address and its short forms.
    struct Name: Sendable {
        var written: Bytes
        var withoutDiacritics: Bytes
        var forAddress: Bytes
        var nicknames: [Bytes]
    }

    let first: [Name]
    let surnames: [Name]
    /// The surnames before this index are the common ones.
    let commonSurnames: Int

    init() {
        first = Self.firstNames.split(separator: " ").map { Self.name(String($0)) }
        let common = Self.commonSurnameList.split(separator: "|").map { Self.name(String($0)) }
        let endings = Self.surnameEndings.split(separator: " ")
        let compound = Self.surnameBeginnings.split(separator: " ").flatMap { beginning in
            endings.map { Self.name(String(beginning + $0)) }
        }
        surnames = common + compound
        commonSurnames = common.count
    }

    private static func name(_ entry: String) -> Name {
        let parts = entry.split(separator: ":").map(String.init)
        let plain = parts[0].unicodeScalars.map { folded[$0] ?? String($0) }.joined()
        let letters = plain.utf8.map { $0 | 0x20 }.filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        return Name(
            written: Array(parts[0].utf8), withoutDiacritics: Array(plain.utf8), forAddress: letters,
            nicknames: parts.dropFirst().map { Array($0.utf8) })
    }

    private static let folded: [Unicode.Scalar: String] = [
        "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "ae", "å": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e",
        "í": "i", "î": "i", "ï": "i", "ñ": "n", "ó": "o", "ô": "o", "ö": "oe", "ø": "o", "ú": "u", "ü": "ue", "ŵ": "w",
        "ŷ": "y", "ł": "l", "Ł": "L", "ń": "n", "ś": "s", "Ś": "S", "ż": "z", "Ż": "Z", "ź": "z", "ą": "a", "ę": "e",
        "č": "c", "ć": "c", "š": "s", "Š": "S", "ž": "z", "ř": "r", "ý": "y", "ő": "o", "ğ": "g", "ş": "s", "ı": "i",
        "É": "E", "Á": "A", "Ó": "O", "Ö": "Oe", "Ø": "O", "Ç": "C", "Å": "A", "Ş": "S", "ă": "a", "ș": "s", "ț": "t",
        "ň": "n",
    ]

    private static let firstNames = """
        Elizabeth:Liz:Beth James:Jim:Jamie Margaret:Maggie:Peggy William:Will:Bill Catherine:Cath:Kate Robert:Rob:Bob \
        Susan:Sue:Susie Thomas:Tom:Tommy Jennifer:Jen:Jenny Michael:Mike:Mick Rebecca:Becky:Becca Daniel:Dan:Danny \
        Samantha:Sam:Sammy Christopher:Chris:Kit Victoria:Vicky:Tori Anthony:Tony:Ant Patricia:Pat:Tricia \
        Matthew:Matt:Mattie Deborah:Deb:Debbie Andrew:Andy:Drew Jacqueline:Jackie:Jacqui Joseph:Joe:Joey \
        Alexandra:Alex:Sandra Nicholas:Nick:Nicky Stephanie:Steph:Stevie Benjamin:Ben:Benji Katherine:Kathy:Katie \
        Timothy:Tim:Timmy Charlotte:Lottie:Charlie Edward:Ed:Ted Philippa:Pip:Pippa Jonathan:Jon:Jonny Amanda:Mandy \
        Gregory:Greg Theresa:Tess:Terri Kenneth:Ken:Kenny Gillian:Gill:Jill Frederick:Fred:Freddie Josephine:Jo:Josie \
        Ronald:Ron:Ronnie Isabella:Bella:Izzy David:Dave Christine:Chris:Tina Peter:Pete Oliver:Ollie Abigail:Abi \
        Joshua:Josh Eleanor:Ellie:Nell Richard:Rich:Dick Imogen:Immy Leonard:Len:Lenny Valerie:Val Raymond:Ray \
        Maureen:Mo Gerald:Gerry Sarah Emma Laura Claire Helen Rachel Lucy Hannah Amy Grace Olivia Sophie Chloe Megan \
        Holly Alice Ruth Joan Irene Wendy Karen Tracey Donna Paula Lisa Anita Yvonne Lynne Heather Naomi Esther Freya \
        Paul Mark John Simon Ian Neil Kevin Gary Stuart Graham Martin Alan Keith Colin Derek Nigel Adam Luke Ryan \
        Callum Ewan Rhys Owen Dylan Harry Jack George Arthur Leo Oscar Felix Miles Hugo Ravi Arjun Vikram Sanjay Priya \
        Anjali Meera Nisha Imran Yusuf Bilal Tariq Aisha Fatima Zainab Amina Chidi Emeka Kwame Abena Ngozi Femi Tunde \
        Wei Mei Li Jun Hiroshi Yuki Minh Linh Zoë Siân Eloïse Renée Łukasz Małgorzata Agnieszka Paweł Zbigniew Krzysztof \
        Siobhán Seán Róisín Aoife Niamh Ciarán Jürgen Björn Søren Åsa Inês João André François Hélène José Núria Begoña \
        Tomáš Šárka Jiří Ştefan Ioana Mădălina Özlem Gülşen Ana Mateus Ivana Dariusz Piotr Kinga Oksana Taras
        """

    private static let commonSurnameList = """
        Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Robinson|Wright|Thompson|Evans|Walker|White|Roberts|\
        Green|Hall|Wood|Jackson|Clarke|Patel|Khan|Lewis|James|Phillips|Mason|Mitchell|Rose|Davis|Cox|Alexander|Morgan|\
        Begum|Ali|Ahmed|Hussain|Shah|Singh|Kaur|Sharma|Mehta|Okafor|Adeyemi|Mensah|Owusu|Nguyen|Tran|Chen|Wang|Tanaka|\
        O'Brien|O'Neill|O'Connor|O'Sullivan|McCarthy|MacDonald|McKenzie|Campbell|Stewart|Murray|Fraser|Price|Bowen|\
        Pugh|Llewellyn|Griffiths|Nowak|Kowalski|Wiśniewska|Wójcik|Kamiński|Zając|Müller|Schäfer|Jäger|Sørensen|Åkesson|\
        Lindström|Fernández|García|Muñoz|Gonçalves|Côté|Lefèvre|Dvořák|Novák|Horváth|Popescu|Yılmaz|van den Berg|\
        de la Cruz|Smith-Jones|Hall-Evans|Lloyd-Price|Baxter-Green|St John|D'Arcy
        """

    private static let surnameBeginnings = """
        Ash Black Brad Brom Buck Cal Carl Chad Clay Cob Cran Dal Den Eld Fair Fern Gold Grim Hal Har Hazel Holm Kel \
        King Lang Lin Marl Mel Nor Oak Pem Rad Red Sal Shel Stan Sut Thorn Wal Wes
        """

    private static let surnameEndings = """
        bury by combe cote croft dale den field ford gate ham hurst land ley low man mere more ridge shaw stead stock \
        stone ton wade ward well wick wood worth
        """
}
