package org.alongside.engine.wiring.drawing;

/** How wide letters are when a model is drawn, so that whoever draws one measures as the check of drawings does. */
public final class LetterWidths {
    private LetterWidths() {}

    /** Widths from the space to the tilde, in thousandths of the size of the letters. */
    public static int[] letterWidths() {
        return LabelText.WIDTHS.clone();
    }
}
