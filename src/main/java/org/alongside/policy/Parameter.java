package org.alongside.policy;

import java.time.Duration;

/** Parameters of policies are configuration, but not without bounds: a typo must not turn an hour into a year. */
public final class Parameter {
    private Parameter() {}

    /**
     * @param name the property, for the sentence
     * @throws IllegalArgumentException when the value lies outside, so that the application does not start
     */
    public static Duration between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", but has to lie between " + least + " and " + most + ".");
        }
        return value;
    }

    /**
     * @param name the property, for the sentence
     * @throws IllegalArgumentException when the value lies outside, so that the application does not start
     */
    public static int between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", but has to lie between " + least + " and " + most + ".");
        }
        return value;
    }
}
