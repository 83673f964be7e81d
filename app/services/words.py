"""Play words and set-up words: three of 1,024 words of our own, such as otter-maple-seven.

The words are short, friendly and not easily mistaken for each other: the first four letters tell
them apart, and none is the beginning of another. So three of them can be read however they are
typed: OtterMapleSeven, otter maple seven. Three of 1,024 are 30 bits; where they let somebody
in, tries are budgeted.
"""

import unicodedata
from random import Random

WORDS_EACH = 3


def play_word(rng: Random) -> str:
    """Return three different words, with hyphens between."""
    return "-".join(rng.sample(WORDS, WORDS_EACH))


def fold_play_word(typed: str) -> str | None:
    """Return what was typed as `play_word` writes it, or None when it is no three words."""
    letters = "".join(
        sign for sign in unicodedata.normalize("NFKC", typed).lower() if sign.isalpha()
    )
    found: list[str] = []
    while letters and len(found) < WORDS_EACH:
        word = _BY_START.get(letters[:4]) or _BY_START.get(letters[:3])
        if word is None or not letters.startswith(word):
            return None
        found.append(word)
        letters = letters[len(word) :]
    return "-".join(found) if len(found) == WORDS_EACH and not letters else None


_LIST = """
    acorn album alley almond alpaca alpine amber amble anchor angel angle ankle antler anvil
    apple apricot apron aqua arch arctic arena arrow artist aspen aster atlas attic august
    autumn avenue avocado awning azure baboon backpack badge bagel baker balloon bamboo banana
    band banjo barley barrel basil basket baton beach beads beaker beanbag bedtime beehive
    beetle belt bench bike birch bird biscuit bison blanket blaze blender blimp blossom bluebell
    blush boat bobcat bonfire bonnet book boots border bottle bounce bowtie bracelet branch
    breeze brick bridge broom brother brownie brush bubble bucket buddy buffalo bugle bulb
    bundle bungalow bunny burrow butter buzz cabbage cabin cable cactus cake calendar calf camel
    camp canary candle canoe canvas canyon captain caramel cardigan carpet carrot cartoon castle
    catkin cave cedar celery cello chair chalk champion charm cheese cherry chess chicken
    chimney chipmunk chives choir chorus cinema cinnamon circle citrus city clam clarinet clay
    cliff climb cloak clock cloud clover clown club coach coast cobweb cocoa coffee comet
    compass concert confetti cookie copper coral corner cosmos costume cottage cougar cousin
    cowboy coyote crab cradle crane crayon cream cricket crocus crown cruise crumb crystal cub
    cuckoo cucumber cupcake curl curtain cushion custard cypress daffodil dahlia dairy daisy
    dance daring dawn daybreak december deck delight delta denim dessert diamond diary dimple
    dinner disco dish dive doctor dolphin domino donkey doodle door dormouse double dove dozen
    dragon dream dress drizzle drum duck dumpling dune dusk eagle early easel east echo eclair
    elbow elder elephant elk elm ember emerald engine envelope eraser evening explore express
    eyebrow fable fabric fairy falcon family fancy farm feast feather february fedora fence
    fennel fern ferret festival fiddle fiesta film finch finger fire fish flag flame flannel
    flask fleece flight flipper float floor flute foam focus folder fondue football forest fork
    fossil fountain fox frame freckle friday friend frisbee frog frost fruit fudge funnel furry
    gadget galaxy gallop garage garden garlic garnet gate gazebo gecko gem gentle gerbil geyser
    gift ginger giraffe glacier glad glass gleam glider glimmer glitter globe glove glow glue
    gnome goat goggles golden golf gondola goose gorilla gosling grape grass green grin grocery
    grove guava guest guide guitar haiku hammock hamper hamster handle happy harmony harp
    harvest hatbox hawk hazel heart hedge helmet helper hen herald herb heron hexagon hickory
    hike hill hippo history hobby hockey holiday holly honey hoop hopper horizon horse hotel
    house hug humble hummus husky ice icicle icon idea igloo iguana indigo ink inventor iris
    iron island ivory ivy jacket jaguar jamboree january jar jasmine jasper jazz jeans jelly
    jersey jester jewel jigsaw jingle jockey jogger jolly journey joy judge juggler juice jumbo
    june jungle juniper jupiter kale kangaroo karate kayak kazoo keepsake kelp kennel ketchup
    kettle keyboard kick kimono kindle king kitchen kite kitten kiwi knapsack knee knit knob
    koala lace ladder ladybug lagoon lake lamb lamp landing lantern laptop lark lasagna laugh
    laurel layer leaf leather ledge leggings lemon lemur lens leopard letter library lichen
    light lilac lily lime linen lion lizard llama loaf lobster locket lodge lollipop lotus
    lounge lucky lullaby lunar lunch lupin macaroni mackerel magic magnet magpie mailbox mallard
    mammoth mandarin mango mansion maple marble march marina market marmot marsh mascot mask
    match mayor meadow medal meerkat mellow melody mermaid merry meteor middle midnight milk
    mill mimosa minnow mint miracle mirror mist mitten mixer moment monday monkey moon moose
    morning mosaic moss moth motor mountain mouse movie muffin mulberry museum mushroom music
    mustard myth nachos napkin narwhal nature navy nectar needle neon nest nettle nibble nickel
    nimble noble noodle north nose notebook november nugget number nurse nutmeg oasis oatmeal
    oboe ocean octagon october okra olive onion opal opera orange orbit orchard oregano origami
    oriole osprey ostrich otter outfit oval oven owl oyster paddle padlock pagoda paint palace
    palm pancake panda papaya paper parade parcel park parrot parsley party passport pasta patch
    path patio pattern pavilion peach peanut pebble pecan pelican pencil penguin pennant peony
    pepper perch perfume photo piano piccolo pickle picnic pigeon pillow pilot pinecone pink
    pioneer pipe pirate pitcher pixel pizza planet plate playful pleasant plenty plush pocket
    podium poem polar polka pompom poncho pond pony poodle popcorn poplar poppy porch porridge
    portrait postcard potato pottery pouch powder prairie present pretzel primrose prince prism
    prize promise proud puddle puffin pulley pumpkin puppet purple puzzle pyramid quail quartz
    queen quest quiet quill quince quiver quiz rabbit raccoon radar radio raft rainbow raisin
    rally rambler ranch ranger rattle raven ravioli reader recipe relay rhino rhubarb ribbon
    riddle rider ring river robin robot rocket roller romper roof rooster rope rosemary round
    rowboat royal ruby ruffle rugby ruler rumble rustic saddle safari saffron sage sailor salad
    salmon salute sample sandal sapling sapphire sardine satchel saturn sausage savanna scarf
    school scone scooter scout scroll sculptor seagull season seed seesaw sesame seven shadow
    shamrock sheep shelf shimmer ship shirt shovel shower shuttle sidewalk signal silver simple
    singer sister skate sketch skipper skunk skylark sled sleepy slice slide slipper sloth smart
    smile smoothie snack snail sneaker snorkel snow snug soap soccer socket sofa soft solar solo
    sonata song sorbet soup south soybean space spaniel sparkle speaker spice spider spinach
    spiral splash sponge spoon sport spring sprout spruce stadium stamp star station steam
    stencil sticker stitch stone storm stove straw string strong studio sugar suitcase summer
    sunday surf sushi swallow swan sweater swift swim swing switch sycamore syrup table tadpole
    taffy tailor tapir target taxi tea teddy tepee thank thimble thistle thumb thunder thursday
    tiara ticket tidy tiger timber tinker tinsel tiptoe toast toboggan today toddler toffee
    together tomato toolbox topaz torch toucan tower town toy tractor trail travel treasure tree
    triangle tricycle trio trolley tropical trout truck trumpet tuba tuesday tugboat tulip
    tunnel turkey turnip turtle tweed twelve twenty twig twilight twin ukulele umbrella uncle
    unicorn uniform universe upbeat uphill upstairs useful valley vanilla velvet victory video
    village vine vintage violet visitor vivid volcano volley volume voyage waddle waffle wagon
    walnut walrus waltz warm washer water wedding weekend welcome wheat whisker wigwam wildcat
    willow windmill winter wisdom wizard wolf wombat wonder wooden workshop world writer yacht
    yard yarn yawn yellow yoga young zebra zero zigzag zinc zinnia zipper zither zodiac zoo
    zucchini
"""
WORDS = tuple(_LIST.split())
_BY_START = {word[:4]: word for word in WORDS}
