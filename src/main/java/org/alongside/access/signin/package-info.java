/** Signing in and staying signed in: passwords, tries that are delayed, sessions that end. */
@NullMarked
package org.alongside.access.signin;

import org.jspecify.annotations.NullMarked;
