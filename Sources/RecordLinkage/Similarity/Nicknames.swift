/// Names by which one person goes: formal names and their short, pet and spelling forms, in English and its neighbours.
///
/// A name may belong to several groups (Alex is Alexander and Alexandra); two names go together where they share one.
enum Nicknames {
    /// The groups of a folded given name; empty where none is known.
    static func groups(_ name: ArraySlice<UInt8>) -> [UInt16] {
        index[String(decoding: name, as: UTF8.self)] ?? []
    }

    private static let index: [String: [UInt16]] = {
        var index: [String: [UInt16]] = [:]
        for (number, line) in list.split(separator: "\n").enumerated() {
            for name in line.split(separator: " ") { index[String(name), default: []].append(UInt16(number)) }
        }
        return index
    }()

    private static let list = """
        abigail abby abbie gail
        abraham abe bram
        adelaide addie della
        adrian ade
        agnes aggie nessie agatha
        alan allan allen al alun
        albert al bert bertie
        alexander alex alec alick sandy sasha xander lex al ally alasdair alistair alastair alister alisdair aleksander
        alexandra alex sandra sandy sasha lexi lexie alexa ally
        alfred alf alfie fred freddie
        alice ali allie elsie alison alicia lissie
        alison ali ally allison
        amanda mandy mandie
        amelia amy millie milly mia emilia
        amy aimee ame
        andrew andy drew andie dandy andreas andre
        andrea andie
        angela angie ange angelina
        ann anne annie anna nan nancy hannah annette anita ana
        anthony tony ant antony anton
        antonia toni tonia
        archibald archie baldie
        arnold arnie
        arthur art artie
        augustus gus august augustine
        barbara barb babs barbie bab
        barnaby barney barnabas
        bartholomew bart barty bat
        beatrice bea bee trixie beatrix
        benedict ben benny bennet
        benjamin ben benny benji benjy
        bernard bernie barney
        bernadette bernie detta
        bethany beth bethan
        bradley brad
        brenda bren
        brian bryan bryn
        bridget biddy bridie brigid bridie
        cameron cam
        caroline carrie carol caz carolyn lyn caro karoline
        cassandra cass cassie sandra
        catherine kate katie kathy cathy kay kit kitty cath kat katherine kathryn catharine katharine kathleen cat katy katya kath catriona
        cecilia cissy celia cecily sis
        charles charlie chas chuck charley carl karl carlos
        charlotte charlie lottie lotty lotta char
        christina chris chrissie tina christine christy kirsty kristina christiana kirsten
        christopher chris kit topher kester christy kris
        clara claire clare clair
        clarence clarrie
        clifford cliff
        constance connie
        cornelius neil con corny
        cynthia cindy cyn
        daniel dan danny dannie
        danielle dani danni
        david dave davy dai davey davie dafydd taffy
        deborah deb debbie debs debra debby
        denis dennis den denny
        derek del derrick
        desmond des
        diana di diane dianne
        dominic dom nick nic dominick
        donald don donny donnie
        dorothy dot dottie dolly dora thea dorothea
        douglas doug dougie
        duncan dunc
        edgar ed eddie
        edmund ed eddie ned ted edmond ned
        edward ed eddie ted ned teddy eddy ward neddy eduard
        edwin ed eddie ned win
        eileen aileen evelyn eily
        eleanor ellie nell nellie nora ella elinor lenore eleonora elle leonora elena
        elizabeth liz lizzie beth betty eliza lisa libby elsie bess bessie betsy elspeth isabel elisabeth lizzy liza lilibet bette lisbeth betsey tetty
        ella ellie
        ellen nell nellie helen ellie nelly
        emily em emmy millie emilie
        emma em emmie emmy
        eric rick ric erik
        ernest ernie ern
        esther hester essie hetty
        ethel et
        eugene gene
        evelyn eve evie lyn
        ezekiel zeke
        felicity fliss flick
        ferdinand ferdie nandy
        florence flo florrie flossie flora
        frances fran frankie fanny francesca franny francis fannie cissie
        francis frank frankie fran franco francois
        frederick fred freddie freddy frederic fredrick rick fritz
        gabriel gabe gab
        gabrielle gabby gabi gaby
        gareth gaz gary garth
        geoffrey geoff jeff jeffrey jeffery
        george georgie geordie dod jorge georg
        georgina georgie gina georgia georgiana
        gerald gerry jerry ged gerard gerrard
        geraldine gerry
        gertrude gert gertie trudy
        gilbert gil gib bert
        gillian gill jill jilly gilly
        grace gracie
        graham graeme grahame gray
        gregory greg gregg
        gwendoline gwen gwendolen wendy
        hannah anna nan
        harold harry hal
        harriet hattie harriett hatty harrie
        heather hev
        helen nell ellen lena helena nellie elena
        henrietta etta hetty hettie harriet
        henry harry hal hank hen henri heinrich enrique
        herbert herb bert bertie
        hilary hil
        horace horry
        howard howie
        hubert hugh bert
        hugh hughie huw hugo hew
        humphrey humph
        ian iain ean
        imogen immy immie
        isaac ike zak isaak
        isabella isabel bella izzy belle isobel isabelle ishbel ibby tibby
        ivan vanya
        jack john jake jackie jock
        jacob jake jacobus jakob
        jacqueline jackie jacqui jacquie
        james jim jimmy jamie jem jimmie seamus jimbo jas diego
        jane janey jennie jenny janet jean jayne
        janet jan jenny
        janice jan
        jason jay jase
        jean jeannie jeanne
        jennifer jen jenny jenni jennie jenna
        jeremiah jerry jem
        jeremy jerry jez jem
        jessica jess jessie
        joan joanie joanna
        joanne jo joanna joey
        jocelyn joss jos
        jonathan jon jonny johnny nathan jonty john jonathon
        john jon johnny jack johnnie jock ian sean shaun ivan hans juan evan jan jean ioan
        joseph joe joey jo jos jose giuseppe josef
        josephine jo josie fifi jose
        joshua josh
        joyce joy
        judith judy jude judie
        julia julie jules juliet juliette
        julian jules jools
        justin jus
        karen kaz
        kelly kel
        kenneth ken kenny
        kevin kev
        kimberley kim kimberly kimmy
        kristopher kris chris
        laura laurie loz
        lawrence larry laurie loz laurence lars lorenzo lauri
        leonard len lenny leo leon
        leslie les lesley
        letitia lettice letty tish
        lewis lou louis lew ludwig luis
        lilian lily lil lillian lilly
        linda lin lindy lynda lyn
        lindsay lin lyndsey lindsey
        lionel leo
        louis lou lewis louie
        louise lou louisa lulu
        lucy lu lucille lucinda cindy lucia
        luke lucas
        lydia liddy
        lynn lyn lynne lynda
        madeleine maddie maddy madeline madge lena madelaine
        magdalene magda lena maud
        malcolm mal malc
        marcus mark marc marco
        margaret maggie meg peggy madge marge margie greta rita daisy mags peg margery margot megan mog margarita maisie mamie meta
        maria mary mia ria marie
        marianne marian marion mary mari
        marjorie marge margie marjory margery
        mark marc marcus
        martha marty patty mattie
        martin marty martyn
        mary molly polly may mae marie maria mamie minnie mally moll moira maire
        matilda tilly tilda mattie maud till
        matthew matt matty mat mathew matthias
        maurice mo morris moss
        maximilian max
        maxwell max
        melanie mel
        melissa mel lissa missy
        mercedes mercy
        michael mike mick mickey micky mikey mitch mikhail miguel michel
        michelle shell chelle mich shelly
        mildred millie
        millicent millie milly
        miranda mandy randy
        miriam mimi mim
        mohammed mo mohamed muhammad mohammad muhammed mohamad md
        monica mon
        montague monty
        morgan mo
        nancy nan
        natalie nat tally natalia natasha tash
        natasha tash tasha nat
        nathaniel nat nathan nate
        neil neal nigel
        nicholas nick nicky nico nicolas nic klaus colin nik nicol
        nicola nicky nikki nic nichola nicole
        nigel nige
        nora norah honora
        norman norm
        oliver ollie olly oli noll
        olivia liv livvy ollie livia
        oscar ossie
        oswald ossie oz
        pamela pam pammy
        patricia pat patty tricia trish paddy patsy trisha
        patrick pat paddy pad packy padraig
        paul pauly paolo pablo
        paula polly
        pauline paula
        penelope penny pen
        peter pete petey pierre pedro piers
        philip phil pip phillip felipe
        philippa pip pippa
        phyllis phyl phil
        priscilla cilla prissy
        prudence pru prue
        quentin quin
        rachel rach rae rachael ray
        ralph rafe raff raphael
        randolph randy dolph
        raymond ray
        rebecca becky becca bec reba beck beccy
        reginald reg reggie rex
        reuben rube ben
        richard rick dick ricky rich richie dickie dickon dicky ritchie rico ricardo
        robert rob bob bobby robbie bert robin bobbie rab dob roberto rupert
        roberta bobbie robbie
        robin rob
        roderick rod roddy rory
        rodney rod
        roger rodge hodge rodger
        roland rolly rowland rolie
        ronald ron ronnie
        rosalind ros roz rosa
        rosemary rose rosie rosemarie
        rose rosie rosa rosina
        rowena ro
        rupert rupe
        russell russ
        ruth ruthie
        samantha sam sammy sammie
        samuel sam sammy
        sandra sandy sandie
        sarah sally sadie sal sara sallie
        scott scotty
        sebastian seb bastian
        sharon shaz sharon
        sheila shelagh
        shirley shirl
        sidney sid sydney syd
        simon si sim simeon
        sophia sophie soph sofia sophy
        stanley stan
        stella estelle
        stephanie steph steff stefanie
        stephen steve steven stevie ste stefan steffen esteban stephan
        stuart stu stewart
        susan sue suzy susie suzanne susanna susannah sukey suzie zanna
        sylvia sylvie silvia
        tabitha tabby
        tamara tammy tam tamar
        terence terry tel terrance terrence
        teresa terry tess tessa theresa tracy therese
        thaddeus thad tad
        theodora dora theo
        theodore theo ted teddy
        thomas tom tommy thom tam tommie tomas thos
        timothy tim timmy
        tobias toby tobie
        tracey trace tracy
        ursula ursie
        valentine val
        valerie val
        vanessa nessa ness
        veronica ronnie vera ron
        victor vic vick
        victoria vicky tori vikki vic vickie tory vicki
        vincent vince vin vinny vinnie
        violet vi
        virginia ginny ginger
        vivian viv vivien vivienne
        walter wally walt wat
        wendy wen
        wilfred wilf fred will
        wilhelmina mina minnie billie
        william will bill billy willie willy liam wil wills guillaume wilhelm willm wm
        winifred win winnie freda
        winston win
        yvonne eve
        zachary zac zach zack zak zachariah
        zoe zo
        """
}
