package org.alongside.access.signin;

import java.io.Serializable;

/**
 * The version numbers of an account at the time when a session began. The database counts both up, whichever way the
 * account is changed.
 *
 * @param sessions goes up with each new password: sessions of before are over
 * @param roles goes up with each group or organisation that is given or taken: rights are looked up again
 */
record AccountState(long sessions, long roles) implements Serializable {}
