package io.vpcwhy.model.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * A column and how it is stored.
 *
 * @param leaf its number among all columns of the file, nested ones too
 * @param optional whether values may be absent
 * @param descriptor what parquet-java wants to know of it
 */
record StoredColumn(ParquetColumn column, int leaf, boolean optional, StoredForm form, ColumnDescriptor descriptor) {

    static StoredColumn of(int index, int leaf, SchemaElement element) {
        StoredForm form = StoredForm.of(element);
        boolean optional = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        PrimitiveType type = Types.primitive(type(element), optional ? Repetition.OPTIONAL : Repetition.REQUIRED)
                .length(element.getType_length())
                .named(element.getName());
        ColumnDescriptor descriptor = new ColumnDescriptor(new String[] {element.getName()}, type, 0, optional ? 1 : 0);
        return new StoredColumn(
                new ParquetColumn(index, element.getName(), form.kind()), leaf, optional, form, descriptor);
    }

    String name() {
        return column.name();
    }

    /** Whether its values are texts as they are stored, in a page each after its length. */
    boolean hasLengths() {
        return form.isPlainText() && descriptor.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    private static PrimitiveTypeName type(SchemaElement element) {
        return switch (element.getType()) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            case INT96 -> PrimitiveTypeName.INT96;
            case FLOAT -> PrimitiveTypeName.FLOAT;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        };
    }
}
