/** Attempts to get round the rules at the database itself, with the role of the service, table by table. */
@NullMarked
package org.alongside.bypass.database;

import org.jspecify.annotations.NullMarked;
