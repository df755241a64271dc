package org.alongside.settings;

import java.util.Optional;

/** What else has to be right with a text, said by the module that reads it. */
public interface SettingCheck {
    SettingKey setting();

    /** What is wrong with it, in a sentence for whoever typed it; empty where nothing is. */
    Optional<String> wrong(String value);
}
