# Modèles de contrats

templates-method-cheque = chèque
templates-method-transfer = virement
templates-method-debit = prélèvement
templates-method-cash = espèces
