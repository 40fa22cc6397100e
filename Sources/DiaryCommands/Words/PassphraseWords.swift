/// Short everyday words for passphrases that the program makes.
///
/// 1,519 English nouns, adjectives and verbs of three to five letters, each once and in order of the
/// alphabet. A word drawn evenly is worth log2(1,519) = 10.57 bits, five of them 53 bits.
/// None is about violence, weapons, confinement, fear, being watched or contacted, drink, sex or a
/// family; none is spelled one way in London and another in New York.
enum PassphraseWords {
  /// How many words there are.
  static let count = 1519

  /// The words, parted by one space.
  static let text: StaticString = """
    abbey abbot able abode acorn acre actor adage add adobe aero afar agate agave agile aglow \
    ahead aim air aisle akin album alder algae align alley allow aloe aloft aloud alpha alps alter \
    alto amaze amber amino amity ample amuse angle ankle annex antic anvil apple apply apron apt \
    aqua arch area arena arid aroma array art ascot ash aside ask aspen asset atlas atom atop \
    attic audio aura avian avid award awash axis axle azure badge bagel baggy baize baker bale \
    balm balmy balsa banal band banjo bank barge barn baron basic basil basin basis bass batch \
    bath baton bay beach bead beady beak beam bean bear beard bee beech beefy beet begin beige \
    bell below belt bench berry best bevel bike bill bingo birch bird bison blank bleat blend \
    bless blimp blink bliss bloom blue blues blurb board boat bob bog bold bongo bonus book boost \
    boot booth both bough bowl brace braid brake bran brass brave bravo bread breed brick brief \
    brim brine bring brisk broad brook broom broth brown brush bud buddy buff buggy bugle build \
    bulb bulge bulk bun bunch buoy burr bus bush buy buzz bylaw byte cab cabin cable cacao cake \
    calm camel cameo canal candy canny canoe canto cap cape caper carat care cargo carol carp \
    carry cart cast cater cedar cello cent chaff chair chalk champ chant chard charm chart chat \
    cheer chef chess chew chime china chino chip chirp chive choir chord chose chunk churn cinch \
    cite city civic clam clang clap clasp class clay clean clear clerk click climb clip clock \
    cloth cloud clove clown clue clump coach coal coast coat cocoa cod coin cola colon colt comb \
    comet comfy comic comma conch cone cook cool coot copy coral core cork corn cost couch count \
    coupe cove cow crab craft crane crate crawl cream creek crepe crest crew crimp crisp croak \
    crock croft croon crop crowd crown crumb crust cube cubic cumin cup curd curio curl curry curt \
    curve cycle daily dairy daisy dance data dawn day deal debut decaf decal deck decor deer delta \
    delve demo depot depth derby desk dial diary dice dill dime dine disco dish ditto ditty dive \
    diver dock dogma dome donor door dot dough dove dowel downy dozen drape draw drawn dream drier \
    drift drive droll drum duck duet duke dune dusk dust duty eager eagle early earn earth ease \
    easel east easy eat eaten eaves ebony echo edge edit eel egg eight elate elbow elect elegy elf \
    elite elk elm ember emery emote empty emu enact endow enjoy enrol ensue enter entry envoy epic \
    epoch epoxy equal equip era essay etch ether ethic event evoke exact exalt exam excel extol \
    extra fable facet fact fair faith fame fancy farm fawn feast feat feed felt fern ferry feta \
    fetch fete field fife fifth fifty fig fill final finch find fine finer fir first fish five fix \
    fizz fjord flag flair flake flask flax fleck fleet flex flint flip float flock floor flora \
    floss flour flow flown fluff fluid flute foal foam focus fog foggy foil fold folio folk fond \
    font food foray forge form forth forty forum four fox foxy foyer frame franc fresh friar frill \
    frog frond front frost froth froze fruit fudge full fun fund funny furl furry fussy fuzzy \
    gable gain gala gale game gamma gamut gap garb gear gecko gem genie genre geode giddy gild \
    gilt gist gizmo glad glass glaze gleam glean glee glen glide glint globe gloss glove glow glue \
    gnome gnu goal goat gold golf gong good gooey goose gourd gown grace grade grain gram grand \
    grant grape graph grass grate gravy graze great green greet grid grill grin grit group grout \
    grove grow grown guava guest guide guild guise gulf gull gum gummy gust gusto habit halo halve \
    handy happy harp hat hatch haven hawk hay hazel hazy heath hedge hefty helix hello helm help \
    hen henna herb herd hero heron hike hiker hilly hinge hint hip hobby holly honey hood hoof \
    hoop hoot hop hope host hotel hover howdy hub hue hula hum husk hymn ice icing icon idea ideal \
    igloo image inch index indie ink inky inlet inn inner input inset ionic iris iron isle ivory \
    ivy jade jam jar jaunt jazz jazzy jeans jelly jest jet jetty jewel jiffy jive jog join jolly \
    joy judo jug juice juicy juke jumbo jump kale karma kayak kebab keel kelp khaki kiln kilo kilt \
    kind kiosk kit kite kiwi knack knit knoll koala koi krill kudos lab label lace ladle lake lamb \
    lamp land lane lapel larch large lark laser lathe latte lava lawn layer leaf leafy lean learn \
    ledge leek lemon lemur lend lens level lever lift light liken lilac lily lime linen liner \
    lingo link lint lion list lithe llama loaf lobby local locus lodge loft logic logo loom loop \
    lore lotto lotus lucid lucky lull lumen lunar lunch lupin lute lynx lyre lyric magic magma \
    mail maize major maker mall mango manor map maple march marsh mason mast mat math maths mayor \
    meal medal medic melon melt memo mend menu merit merry mesh metal metro micro mild mile milk \
    mill mime mimic mince mini mint mirth mix mixed mixer moat mocha mode model modem mogul month \
    mood moon moor moose mop moped morph moss mossy moth motif motor motto mound mount mouse move \
    movie mow mulch munch mural music myth nacho nap neat nest news newt next nice nicer nifty \
    nine ninth noble nod noise nomad nook noon north note novel nudge nylon oak oaken oar oasis \
    oat oats oboe occur ocean ochre octet ode okra olive omega onion oomph opal open opera optic \
    orbit orca otter ounce outer oval oven owl ozone pace pack pad page pail paint pair palm pan \
    panda panel paper park parka pasta patch patio pause pave pea peace peach peak pear pearl \
    peaty pecan pedal penne penny perk pesto petal phlox piano pie pier pike pilot pink pitch pith \
    pivot pixel pixie pizza plaid plain plane plank plant plate play plaza pleat pluck plum plumb \
    plume plus plush poem poet poise polar polka polo pond pony pooch pool pop poppy porch posy \
    pot pouch prawn prep print prism prize promo prose proud prune pulp pulse puma pure putt putty \
    pylon quack quark quart quay quest queue quill quilt quip quirk quite quiz quote racer radar \
    radio raft rail rain raise rake rally range rare ratio raven ray react read ready realm reed \
    reef reel relax relay relic remix renew reset resin retro revel revue rhino rhyme rice ridge \
    right rind rinse ripe ripen rise ritzy river road roast robin robot rocky rodeo roll roof rook \
    room roomy roost rose rosy rotor round route rover rower royal ruby rug rugby rumba rune runny \
    rural rye sable saga sage sail salad salon salsa salt salty samba same sand sandy sari satin \
    sauce saucy sauna save savvy scale scamp scene scent scone scoop scope scuba scuff seal seam \
    seat sedan seed semi sepia serif serum serve setup seven shale shape share shawl shed sheen \
    sheep shelf shell shift shine shiny ship shire shirt shoal shoe shone shop showy shrub sieve \
    sift sigma silk silky silo silt since sing sip sitar sixth sixty size skate skein ski skill \
    skirt sky slab slate sled sleek sleet slosh sloth slurp small smile smith snack snail snow \
    snowy snug soak soap soapy soar sock soda sofa soft solar solid solo solve sonar song sonic \
    soon soot sound soup south soy spa space span spark speak speck spice spicy spin spire split \
    spool spoon spore sport spout spray sprig spry spud squid stack stair stamp star start steak \
    steam steel steer step stew stilt stoic stone stool stork story stove strum study style sudsy \
    suede sugar suit suite sun sunny surf sushi swan swap sweep sweet swift swim swirl swoop synth \
    syrup tabby table tacit taco tag talc tally tamer tango tangy taper tardy tarot tasty tatty \
    tawny taxi tea teach team tech teddy tempo ten tenor tent tenth tepid thaw theme third three \
    thyme tiara tick tide tiger tile tilt tin tinge tint tiny titan toast tofu token tonal tone \
    tonic tool top topaz topic toss total totem touch tour towel tower town trade tram tray treat \
    tree trek trend triad trim trio trip trout trove tuba tube tuber tuck tuft tulip tuna tune \
    tunic turbo turf tutor tutu twang tweak tweed twice twig twin twine twirl twist two ultra \
    umber unify union unit unite unity unzip upper urban valid value valve vane vapor vase vast \
    veer vegan venue verb verge verse verve veto vibe vicar video view vigor villa vine vinyl \
    viola visor vista vivid vocal vogue vole volt vowel wacky wade wafer waft wag wagon waken walk \
    waltz wand warm wash water wave wavy wax waxy weave web wedge week weld west whale wharf wheat \
    wheel whiff whim whirl whisk whiz whoop wing wise wish wisp witty wok wood wool world woven \
    wren yacht yam yard yarn yawn year yeast yew yodel yoga yolk yule yummy yurt zany zappy zeal \
    zebra zen zero zest zesty zinc zippy zone zoo zoom
    """

  /// The bytes of the word at `place`, from 0 up to, not including, ``count``.
  static func word(at place: Int) -> UnsafeRawBufferPointer {
    let all = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    let space = UInt8(ascii: " ")
    var start = 0
    var passed = 0
    var end = 0
    while end < all.count, passed < place || all[end] != space {
      if all[end] == space {
        passed += 1
        start = end + 1
      }
      end += 1
    }
    return UnsafeRawBufferPointer(rebasing: all[start..<end])
  }
}
