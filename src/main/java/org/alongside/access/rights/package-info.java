/** What accounts and roles may do and see in the engine. */
@NullMarked
package org.alongside.access.rights;

import org.jspecify.annotations.NullMarked;
