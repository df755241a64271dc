/** Directories of services as they are exchanged: Open Referral's HSDS 3.0, as CSV data package and as JSON. Knows no database. */
@NullMarked
package org.alongside.directory.hsds;

import org.jspecify.annotations.NullMarked;
