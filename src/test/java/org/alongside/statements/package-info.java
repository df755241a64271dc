/** How many SQL statements an act asks of the database, with a limit on each. */
@NullMarked
package org.alongside.statements;

import org.jspecify.annotations.NullMarked;
