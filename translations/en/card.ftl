# The card, for the student
card-title = Your card
card-text = The same certificate in the size of a bank card. On its back is a square that a pharmacy checks even without a network.
card-print = Card to print (PDF)
card-file = Card for the phone
thing-card_key = Signing key of cards
detail-before = Key before it
detail-before-retired = still published
detail-before-withdrawn = withdrawn

# The page that checks
card-scan = Scan with this phone
card-scan-text = Both squares can be read: the one on the certificate and the one on the back of the card. The picture stays on your device.
card-scan-start = Open the camera
card-scan-stop = Close the camera
card-scan-looking = Hold the square in the middle of the picture.
card-scan-denied = The camera cannot be used. Allow it in your browser, or use a photograph below.
card-scan-other = This square is neither from a certificate nor from a card.
card-type = Type the code
card-give = Give a photograph, a file or a text
card-photo = Photograph or file
card-photo-hint = A sharp photograph of the square (JPEG or PNG), a .smart-health-card file, or a certificate as PDF.
card-paste = Text of the square
card-paste-hint = What another reader has read: it begins with shc:/ or with an address.
card-nothing = Choose a file or paste the text of the square.
card-no-code = We found no square that can be read. Photograph it from the front, closely and without reflections.
card-too-large = This file is larger than 10 MB. Send a smaller photograph.

# Why a card is not accepted
card-answer-not-a-card = This is not a health card
card-meaning-not-a-card = The text is incomplete or comes from elsewhere. Scan the square on the back of the card once more.
card-answer-too-large = This is not a health card
card-meaning-too-large = The text is longer than a card can be.
card-answer-in-parts = A card in several squares
card-meaning-in-parts = Our cards fit into one square. This one is not from us.
card-answer-unknown-key = This card is not from us
card-meaning-unknown-key = It carries the signature of another body, or of a key that we have withdrawn. Ask the student to download the card again.
card-answer-bad-signature = Forged, or badly read
card-meaning-bad-signature = The signature does not fit the content. Scan once more; if the answer stays the same, do not accept this card.
card-answer-no-cover = This card proves no cover
card-meaning-no-cover = It is a health card of another kind.
card-answer-no-certificate = Certificate not found
card-meaning-no-certificate = The signature is ours, but no certificate goes with it. Call the fund before you accept this card.
