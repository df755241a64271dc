/** What is deployed, kept in memory, so that not every command asks the database for it again. */
@NullMarked
package org.alongside.engine.deployed;

import org.jspecify.annotations.NullMarked;
