/**
 * The database under everything: the embedded server for those who have none, the check of a given one at the start,
 * and the migration that lays the engine's own tables.
 */
@NullMarked
package org.alongside.engine.database;

import org.jspecify.annotations.NullMarked;
