/** Entries of the directory come to supervisors to be reviewed, before their review is too old. */
@NullMarked
package org.alongside.directory.reviews;

import org.jspecify.annotations.NullMarked;
