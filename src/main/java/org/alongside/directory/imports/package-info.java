/** Files of others' directories, looked at before they are taken in. */
@NullMarked
package org.alongside.directory.imports;

import org.jspecify.annotations.NullMarked;
