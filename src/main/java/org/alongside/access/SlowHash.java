package org.alongside.access;

/** How words are kept that people choose: as something from which they are found only by trying, and slowly. */
public interface SlowHash {
    /** What is kept of it; another one each time. */
    String encrypt(String word);

    /** Whether it was made of this word. */
    boolean check(String word, String kept);
}
